-- Keeps insights_daycount: see insights/models.py. Counts are those of insights_conversationfacts, of
-- insights_answerfacts and of incidents, and follow whatever happens to their rows.

-- Shifts begin at 7, 15 and 23.
CREATE FUNCTION insights_shift(at timestamp) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT (ARRAY['day', 'evening', 'night'])[(extract(hour FROM at)::integer + 17) % 24 / 8 + 1]
$$;

-- As what an incident counts, where days and hours are those of `zone`.
CREATE FUNCTION insights_counts_as(incident incidents_incident, zone text)
RETURNS TABLE (what text, value text, day date) LANGUAGE sql IMMUTABLE AS $$
    SELECT part.*, (incident.opened_at AT TIME ZONE zone)::date FROM (VALUES
        ('incidents.district', incident.district), ('incidents.call_type', incident.call_type),
        ('incidents.language', incident.caller_language),
        ('incidents.shift', insights_shift(incident.opened_at AT TIME ZONE zone))
    ) AS part
$$;

-- All counts of an agency but those of comments (counting_comments.sql).
CREATE FUNCTION insights_counted(of_agency bigint)
RETURNS TABLE (what text, question_id bigint, value text, day date, good bigint, total bigint)
LANGUAGE sql STABLE AS $$
    WITH answers AS (
        SELECT a.*, q.kind = 'rating' AND q.about = 'officer' AND a.shift IS NOT NULL AS of_call
        FROM insights_answerfacts a JOIN surveys_question q ON q.id = a.question_id WHERE a.agency_id = of_agency
    )
    SELECT 'question', question_id, CASE WHEN of_call THEN weekday || '.' || shift ELSE '' END, day,
        count(*) FILTER (WHERE good), count(*)
    FROM answers GROUP BY 2, 3, 4
    UNION ALL
    SELECT 'district', question_id, district, day, count(*) FILTER (WHERE good), count(*)
    FROM answers WHERE of_call GROUP BY 2, 3, 4
    UNION ALL
    SELECT 'call_type', question_id, call_type, day, count(*) FILTER (WHERE good), count(*)
    FROM answers WHERE of_call GROUP BY 2, 3, 4
    UNION ALL
    SELECT 'texted', NULL, '', day, count(*) FILTER (WHERE came > 0), count(*)
    FROM insights_conversationfacts WHERE agency_id = of_agency AND asked GROUP BY 4
    UNION ALL
    SELECT 'visited', NULL, '', day, 0, count(*)
    FROM insights_conversationfacts WHERE agency_id = of_agency AND came > 0 AND NOT asked GROUP BY 4
    UNION ALL
    SELECT part.what, NULL, part.value, part.day, 0, count(*)
    FROM agencies_agency agency JOIN incidents_incident incident ON incident.agency_id = agency.id
    CROSS JOIN LATERAL insights_counts_as(incident, agency.time_zone) AS part
    WHERE agency.id = of_agency GROUP BY 1, 3, 4
$$;

-- Whoever adds counts up, or makes them anew, does so alone until the end of the transaction: or else counts that are
-- added up meanwhile would stay beside the new ones. Called in a statement of its own, the next one sees what was done before.
CREATE FUNCTION insights_alone_with_counts(of_agency bigint) RETURNS void LANGUAGE sql AS $$
    SELECT pg_advisory_xact_lock(hashtext('insights_daycount'), of_agency::integer)
$$;

-- Facts and counts of an agency, all anew but those of comments.
CREATE FUNCTION insights_count_again(of_agency bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM insights_answerfacts WHERE agency_id = of_agency;
    DELETE FROM insights_conversationfacts WHERE agency_id = of_agency;
    INSERT INTO insights_conversationfacts
    SELECT * FROM insights_conversations_as_they_are WHERE agency_id = of_agency;
    INSERT INTO insights_answerfacts
    SELECT * FROM insights_answers_as_they_are WHERE agency_id = of_agency;
    PERFORM insights_alone_with_counts(of_agency);
    DELETE FROM insights_daycount WHERE agency_id = of_agency AND what NOT LIKE 'comments%';
    INSERT INTO insights_daycount (agency_id, what, question_id, value, day, good, total, settled)
    SELECT of_agency, what, question_id, value, day, good, total, true FROM insights_counted(of_agency);
END $$;

-- Answers that came or went: `changed` are their facts, the trigger's argument is 1 or -1.
CREATE FUNCTION insights_count_answers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO insights_daycount (agency_id, what, question_id, value, day, good, total, settled)
    SELECT a.agency_id, place.what, a.question_id, place.value, a.day,
        TG_ARGV[0]::integer * count(*) FILTER (WHERE a.good), TG_ARGV[0]::integer * count(*), false
    FROM changed a
    JOIN surveys_question q ON q.id = a.question_id
    CROSS JOIN LATERAL (SELECT q.kind = 'rating' AND q.about = 'officer' AND a.shift IS NOT NULL) AS about (of_call)
    CROSS JOIN LATERAL (
        VALUES ('question', CASE WHEN about.of_call THEN a.weekday || '.' || a.shift ELSE '' END),
            ('district', a.district), ('call_type', a.call_type)
    ) AS place (what, value)
    WHERE place.what = 'question' OR about.of_call
    GROUP BY 1, 2, 3, 4, 5;
    RETURN NULL;
END $$;
CREATE TRIGGER counted_when_added AFTER INSERT ON insights_answerfacts REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION insights_count_answers('1');
CREATE TRIGGER counted_when_gone AFTER DELETE ON insights_answerfacts REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION insights_count_answers('-1');

-- People texted, and those of them who answered; and who came through a door: the same for their facts.
CREATE FUNCTION insights_count_texted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO insights_daycount (agency_id, what, value, day, good, total, settled)
    SELECT agency_id, 'texted', '', day,
        TG_ARGV[0]::integer * count(*) FILTER (WHERE came > 0), TG_ARGV[0]::integer * count(*), false
    FROM changed WHERE asked GROUP BY agency_id, day
    UNION ALL
    SELECT agency_id, 'visited', '', day, 0, TG_ARGV[0]::integer * count(*), false
    FROM changed WHERE came > 0 AND NOT asked GROUP BY agency_id, day;
    RETURN NULL;
END $$;
CREATE TRIGGER counted_when_added AFTER INSERT ON insights_conversationfacts REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION insights_count_texted('1');
CREATE TRIGGER counted_when_gone AFTER DELETE ON insights_conversationfacts REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION insights_count_texted('-1');

-- Their text left, or they answered. Most changes are of neither, and cost nothing here.
CREATE FUNCTION insights_count_otherwise() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.day, OLD.asked, OLD.came > 0) = (NEW.day, NEW.asked, NEW.came > 0) THEN RETURN NULL; END IF;
    INSERT INTO insights_daycount (agency_id, what, value, day, good, total, settled)
    SELECT NEW.agency_id, what, '', day, sum(good), sum(total), false
    FROM (VALUES
        ('texted', OLD.day, -(OLD.asked AND OLD.came > 0)::integer, -OLD.asked::integer),
        ('texted', NEW.day, (NEW.asked AND NEW.came > 0)::integer, NEW.asked::integer),
        ('visited', OLD.day, 0, -(OLD.came > 0 AND NOT OLD.asked)::integer),
        ('visited', NEW.day, 0, (NEW.came > 0 AND NOT NEW.asked)::integer)
    ) AS changed (what, day, good, total)
    GROUP BY what, day HAVING sum(good) <> 0 OR sum(total) <> 0;
    RETURN NULL;
END $$;
CREATE TRIGGER counted_otherwise AFTER UPDATE ON insights_conversationfacts
    FOR EACH ROW EXECUTE FUNCTION insights_count_otherwise();

-- Incidents come, go, or are told otherwise later. They come by thousands: each is read once, not once for each count.
CREATE FUNCTION insights_count_incidents() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO insights_daycount (agency_id, what, question_id, value, day, good, total, settled)
    SELECT agency_id,
        CASE grouping(district, call_type, caller_language, shift)
            WHEN 7 THEN 'incidents.district' WHEN 11 THEN 'incidents.call_type'
            WHEN 13 THEN 'incidents.language' ELSE 'incidents.shift'
        END,
        NULL, coalesce(district, call_type, caller_language, shift), day, 0, TG_ARGV[0]::integer * count(*), false
    FROM (
        SELECT agency_id, district, call_type, caller_language, insights_shift(at) AS shift, at::date AS day
        FROM changed incident JOIN agencies_agency agency ON agency.id = incident.agency_id
        CROSS JOIN LATERAL (SELECT incident.opened_at AT TIME ZONE agency.time_zone AS at) AS local
    ) AS counted
    GROUP BY agency_id, day, GROUPING SETS (district, call_type, caller_language, shift);
    RETURN NULL;
END $$;
CREATE TRIGGER counted_when_reported AFTER INSERT ON incidents_incident REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION insights_count_incidents('1');
CREATE TRIGGER counted_when_gone AFTER DELETE ON incidents_incident REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION insights_count_incidents('-1');

CREATE FUNCTION insights_count_incident_otherwise() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.district, OLD.call_type, OLD.caller_language, OLD.opened_at)
        IS NOT DISTINCT FROM (NEW.district, NEW.call_type, NEW.caller_language, NEW.opened_at)
    THEN RETURN NULL; END IF;
    INSERT INTO insights_daycount (agency_id, what, value, day, good, total, settled)
    SELECT agency.id, part.what, part.value, part.day, 0, sum(part.total), false
    FROM agencies_agency agency CROSS JOIN LATERAL (
        SELECT *, -1 AS total FROM insights_counts_as(OLD, agency.time_zone)
        UNION ALL
        SELECT *, 1 FROM insights_counts_as(NEW, agency.time_zone)
    ) AS part
    WHERE agency.id = NEW.agency_id
    GROUP BY 1, 2, 3, 4 HAVING sum(part.total) <> 0;
    RETURN NULL;
END $$;
CREATE TRIGGER counted_otherwise AFTER UPDATE ON incidents_incident
    FOR EACH ROW EXECUTE FUNCTION insights_count_incident_otherwise();

-- Rare, and then everything is counted again: the agency's days change. What a published question is about does not.
-- (An operator who changes an agency acts for none.)
CREATE FUNCTION insights_days_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    scope CONSTANT text := coalesce(current_setting('engage.agency', true), '');
BEGIN
    IF OLD.time_zone = NEW.time_zone THEN RETURN NULL; END IF;
    PERFORM set_config('engage.agency', NEW.id::text, true);
    PERFORM insights_count_again(NEW.id);
    PERFORM set_config('engage.agency', scope, true);
    RETURN NULL;
END $$;
CREATE TRIGGER days_changed AFTER UPDATE ON agencies_agency FOR EACH ROW EXECUTE FUNCTION insights_days_changed();

SELECT insights_count_again(id) FROM agencies_agency;
