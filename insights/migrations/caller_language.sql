-- What is known of a conversation's caller before anybody answers: the language that CAD gave. Otherwise view and
-- functions are those of facts.sql; the column is the last of the view as of the table, since their rows are compared
-- as wholes.

CREATE OR REPLACE VIEW insights_conversations_as_they_are WITH (security_invoker) AS
SELECT talk.agency_id, talk.survey_id, coalesce(incident.district, '') AS district,
    coalesce(incident.beat, '') AS beat, coalesce(incident.call_type, '') AS call_type,
    coalesce(incident.disposition, '') AS disposition,
    (extract(hour FROM incident.opened_at AT TIME ZONE agency.time_zone)::integer + 17) % 24 / 8 AS shift,
    extract(isodow FROM incident.opened_at AT TIME ZONE agency.time_zone)::integer AS weekday,
    coalesce(incident.unit, '') AS unit, talk.language, coalesce(door.officer_id, incident.officer_id) AS officer_id,
    talk.channel, (talk.opened_at AT TIME ZONE agency.time_zone)::date AS day, talk.id AS conversation_id,
    coalesce(text.status, '') AS status, text.error_code,
    talk.incident_id IS NOT NULL AND (text.sent_at IS NOT NULL OR answers.came > 0) AS asked, answers.came,
    coalesce(incident.caller_language, '') AS caller_language
FROM surveys_conversation talk
JOIN agencies_agency agency ON agency.id = talk.agency_id
LEFT JOIN incidents_incident incident ON incident.id = talk.incident_id
LEFT JOIN surveys_door door ON door.id = talk.door_id
LEFT JOIN messaging_message text
    ON text.agency_id = talk.agency_id AND text.thread = talk.thread AND text.purpose = 'opening'
CROSS JOIN LATERAL (
    SELECT coalesce(max(insights_came(question, answer.number)), 0) AS came
    FROM surveys_answer answer JOIN surveys_question question ON question.id = answer.question_id
    WHERE answer.conversation_id = talk.id
) AS answers;

CREATE OR REPLACE FUNCTION insights_copy_facts(conversations bigint[]) RETURNS void LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan AS $$
BEGIN
    PERFORM FROM insights_conversationfacts WHERE conversation_id = ANY (conversations)
    ORDER BY conversation_id FOR NO KEY UPDATE;

    INSERT INTO insights_conversationfacts AS kept
    SELECT * FROM insights_conversations_as_they_are WHERE conversation_id = ANY (conversations)
    ON CONFLICT (conversation_id) DO UPDATE SET (survey_id, district, beat, call_type, disposition,
        shift, weekday, unit, language, officer_id, channel, day, status, error_code, asked, came,
        caller_language) = ROW (
        excluded.survey_id, excluded.district, excluded.beat, excluded.call_type, excluded.disposition,
        excluded.shift, excluded.weekday, excluded.unit, excluded.language, excluded.officer_id, excluded.channel,
        excluded.day, excluded.status, excluded.error_code, excluded.asked, excluded.came,
        excluded.caller_language)
    WHERE kept IS DISTINCT FROM excluded;

    DELETE FROM insights_answerfacts kept WHERE conversation_id = ANY (conversations) AND NOT EXISTS (
        SELECT FROM insights_answers_as_they_are answer
        WHERE answer.answer_id = kept.answer_id AND ROW (answer.*) IS NOT DISTINCT FROM ROW (kept.*)
    );
    INSERT INTO insights_answerfacts
    SELECT * FROM insights_answers_as_they_are answer WHERE conversation_id = ANY (conversations)
        AND NOT EXISTS (SELECT FROM insights_answerfacts kept WHERE kept.answer_id = answer.answer_id);
END $$;

-- A call is told otherwise later.
CREATE OR REPLACE FUNCTION insights_incident_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.district, OLD.beat, OLD.call_type, OLD.disposition, OLD.unit, OLD.officer_id, OLD.opened_at,
        OLD.caller_language)
        IS DISTINCT FROM
        (NEW.district, NEW.beat, NEW.call_type, NEW.disposition, NEW.unit, NEW.officer_id, NEW.opened_at,
        NEW.caller_language)
    THEN
        PERFORM insights_copy_facts(ARRAY[id]) FROM surveys_conversation WHERE incident_id = NEW.id;
    END IF;
    RETURN NULL;
END $$;

UPDATE insights_conversationfacts kept SET caller_language = incident.caller_language
FROM surveys_conversation talk JOIN incidents_incident incident ON incident.id = talk.incident_id
WHERE talk.id = kept.conversation_id AND incident.caller_language <> '';
