-- Keeps insights_refusal: see insights/models.py. A row for each reason of each decision, which neither changes nor goes.

CREATE VIEW insights_refusals_as_they_are WITH (security_invoker) AS
SELECT DISTINCT decision.agency_id, reason::varchar, decision.incident_id
FROM surveys_decision decision CROSS JOIN LATERAL unnest(decision.reasons) AS reason;

CREATE FUNCTION insights_copy_all_refusals(of_agency bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM insights_refusal WHERE agency_id = of_agency;
    INSERT INTO insights_refusal SELECT * FROM insights_refusals_as_they_are WHERE agency_id = of_agency;
END $$;

CREATE FUNCTION insights_refused() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO insights_refusal
    SELECT DISTINCT changed.agency_id, reason, changed.incident_id FROM changed CROSS JOIN LATERAL unnest(reasons) AS reason;
    RETURN NULL;
END $$;
CREATE TRIGGER refused AFTER INSERT ON surveys_decision REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION insights_refused();

SELECT insights_copy_all_refusals(id) FROM agencies_agency;
