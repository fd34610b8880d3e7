-- Keeps insights_conversationfacts and insights_answerfacts: see insights/models.py. The two views say what they hold,
-- column by column in the same order; the tables are their rows, copied when anything that they speak of changes. No
-- trigger names a column: Postgres would not let its type change.

-- A view reads the index alone where Postgres knows a page as settled: so it is told of new pages in time, and not only
-- when a fifth of all rows are new.
ALTER TABLE insights_conversationfacts
    SET (autovacuum_vacuum_insert_scale_factor = 0.01, autovacuum_vacuum_scale_factor = 0.01);
ALTER TABLE insights_answerfacts
    SET (autovacuum_vacuum_insert_scale_factor = 0.01, autovacuum_vacuum_scale_factor = 0.01);

-- Whether an earlier question of its version rates the officer: then that one counts (insights/headlines.py).
CREATE FUNCTION insights_rated_before(question surveys_question) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT FROM surveys_question earlier
        WHERE earlier.version_id = question.version_id AND earlier.kind = 'rating' AND earlier.about = 'officer'
            AND earlier.position < question.position
    )
$$;

-- What counts as good: 4 or 5 of 5, 8 to 10 of 10, yes of yes or no (insights/headlines.py).
CREATE FUNCTION insights_is_good(kind text, number smallint) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT kind = 'rating' AND number >= 4 OR kind = 'rating_10' AND number >= 8 OR kind = 'yes_no' AND number = 1
$$;

-- How far somebody came with an answer, as in ConversationFacts.
CREATE FUNCTION insights_came(question surveys_question, number smallint) RETURNS integer LANGUAGE sql STABLE AS $$
    SELECT CASE
        WHEN number IS NULL OR question.kind <> 'rating' OR question.about <> 'officer'
            OR insights_rated_before(question) THEN 1
        WHEN insights_is_good(question.kind, number) THEN 3 ELSE 2
    END
$$;

-- Days, hours and weekdays are the agency's. Shifts begin at 7, 15 and 23 (insights/exploring/dimensions.py).
-- Who answered was texted, come what may.
CREATE VIEW insights_conversations_as_they_are WITH (security_invoker) AS
SELECT talk.agency_id, talk.survey_id, coalesce(incident.district, '') AS district,
    coalesce(incident.beat, '') AS beat, coalesce(incident.call_type, '') AS call_type,
    coalesce(incident.disposition, '') AS disposition,
    (extract(hour FROM incident.opened_at AT TIME ZONE agency.time_zone)::integer + 17) % 24 / 8 AS shift,
    extract(isodow FROM incident.opened_at AT TIME ZONE agency.time_zone)::integer AS weekday,
    coalesce(incident.unit, '') AS unit, talk.language, coalesce(door.officer_id, incident.officer_id) AS officer_id,
    talk.channel, (talk.opened_at AT TIME ZONE agency.time_zone)::date AS day, talk.id AS conversation_id,
    coalesce(text.status, '') AS status, text.error_code,
    talk.incident_id IS NOT NULL AND (text.sent_at IS NOT NULL OR answers.came > 0) AS asked, answers.came
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

CREATE VIEW insights_answers_as_they_are WITH (security_invoker) AS
SELECT talk.agency_id, talk.survey_id, talk.district, talk.beat, talk.call_type, talk.disposition, talk.shift,
    talk.weekday, talk.unit, talk.language, talk.officer_id, talk.channel,
    (answer.answered_at AT TIME ZONE agency.time_zone)::date AS day,
    answer.id AS answer_id, answer.conversation_id, answer.question_id,
    insights_is_good(question.kind, answer.number) AS good
FROM surveys_answer answer
JOIN insights_conversationfacts talk ON talk.conversation_id = answer.conversation_id
JOIN surveys_question question ON question.id = answer.question_id
JOIN agencies_agency agency ON agency.id = answer.agency_id
WHERE answer.number IS NOT NULL;

-- Copies what is to be known of these conversations and of their answers. Whoever else has news of one of them waits
-- here until we commit, and then sees what we did: so nobody's change is missed.
-- (Planned once a connection: to plan these statements takes longer than to run them.)
CREATE FUNCTION insights_copy_facts(conversations bigint[]) RETURNS void LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan AS $$
BEGIN
    PERFORM FROM insights_conversationfacts WHERE conversation_id = ANY (conversations)
    ORDER BY conversation_id FOR NO KEY UPDATE;

    INSERT INTO insights_conversationfacts AS kept
    SELECT * FROM insights_conversations_as_they_are WHERE conversation_id = ANY (conversations)
    ON CONFLICT (conversation_id) DO UPDATE SET (survey_id, district, beat, call_type, disposition,
        shift, weekday, unit, language, officer_id, channel, day, status, error_code, asked, came) = ROW (
        excluded.survey_id, excluded.district, excluded.beat, excluded.call_type, excluded.disposition,
        excluded.shift, excluded.weekday, excluded.unit, excluded.language, excluded.officer_id, excluded.channel,
        excluded.day, excluded.status, excluded.error_code, excluded.asked, excluded.came)
    WHERE kept IS DISTINCT FROM excluded;

    DELETE FROM insights_answerfacts kept WHERE conversation_id = ANY (conversations) AND NOT EXISTS (
        SELECT FROM insights_answers_as_they_are answer
        WHERE answer.answer_id = kept.answer_id AND ROW (answer.*) IS NOT DISTINCT FROM ROW (kept.*)
    );
    INSERT INTO insights_answerfacts
    SELECT * FROM insights_answers_as_they_are answer WHERE conversation_id = ANY (conversations)
        AND NOT EXISTS (SELECT FROM insights_answerfacts kept WHERE kept.answer_id = answer.answer_id);
END $$;

-- A conversation begins. What it is about is held still until we commit, or nobody would copy its change. Row by row:
-- with a key Postgres finds its way by it, also where a table was empty when it planned.
CREATE FUNCTION insights_conversation_began() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM incidents_incident WHERE id = NEW.incident_id FOR SHARE;
    PERFORM FROM surveys_door WHERE id = NEW.door_id FOR SHARE;
    INSERT INTO insights_conversationfacts
    SELECT * FROM insights_conversations_as_they_are WHERE conversation_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER facts_when_begun AFTER INSERT ON surveys_conversation
    FOR EACH ROW EXECUTE FUNCTION insights_conversation_began();

-- It goes on on the web, in another language, or by another survey.
CREATE FUNCTION insights_conversation_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.survey_id, OLD.language, OLD.channel, OLD.opened_at, OLD.incident_id, OLD.citizen_id, OLD.door_id)
        IS DISTINCT FROM
        (NEW.survey_id, NEW.language, NEW.channel, NEW.opened_at, NEW.incident_id, NEW.citizen_id, NEW.door_id)
    THEN
        PERFORM insights_copy_facts(ARRAY[NEW.id]);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER facts_when_changed AFTER UPDATE ON surveys_conversation
    FOR EACH ROW EXECUTE FUNCTION insights_conversation_changed();

CREATE FUNCTION insights_conversations_gone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM insights_answerfacts WHERE conversation_id IN (SELECT id FROM changed);
    DELETE FROM insights_conversationfacts WHERE conversation_id IN (SELECT id FROM changed);
    RETURN NULL;
END $$;
CREATE TRIGGER facts_when_gone AFTER DELETE ON surveys_conversation REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION insights_conversations_gone();

-- An answer comes: on the path of each reply, hence no more is copied than what is new. `shift` is known of calls alone.
CREATE FUNCTION insights_answer_given() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM insights_conversationfacts WHERE conversation_id = NEW.conversation_id FOR NO KEY UPDATE;
    INSERT INTO insights_answerfacts SELECT * FROM insights_answers_as_they_are WHERE answer_id = NEW.id;
    UPDATE insights_conversationfacts talk SET came = given.came, asked = asked OR shift IS NOT NULL
    FROM (
        SELECT insights_came(question, NEW.number) AS came FROM surveys_question question WHERE id = NEW.question_id
    ) AS given
    WHERE talk.conversation_id = NEW.conversation_id AND talk.came < given.came;
    RETURN NULL;
END $$;
CREATE TRIGGER facts_when_given AFTER INSERT ON surveys_answer
    FOR EACH ROW EXECUTE FUNCTION insights_answer_given();

-- Answers are corrected, or go.
CREATE FUNCTION insights_answers_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM insights_copy_facts(ARRAY(SELECT DISTINCT conversation_id FROM changed));
    RETURN NULL;
END $$;
CREATE TRIGGER facts_when_corrected AFTER UPDATE ON surveys_answer REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION insights_answers_changed();
CREATE TRIGGER facts_when_gone AFTER DELETE ON surveys_answer REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION insights_answers_changed();

-- A call is told otherwise later.
CREATE FUNCTION insights_incident_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.district, OLD.beat, OLD.call_type, OLD.disposition, OLD.unit, OLD.officer_id, OLD.opened_at)
        IS DISTINCT FROM
        (NEW.district, NEW.beat, NEW.call_type, NEW.disposition, NEW.unit, NEW.officer_id, NEW.opened_at)
    THEN
        PERFORM insights_copy_facts(ARRAY[id]) FROM surveys_conversation WHERE incident_id = NEW.id;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER facts_when_changed AFTER UPDATE ON incidents_incident
    FOR EACH ROW EXECUTE FUNCTION insights_incident_changed();

-- A door is another officer's.
CREATE FUNCTION insights_door_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.officer_id IS DISTINCT FROM NEW.officer_id THEN
        PERFORM insights_copy_facts(ARRAY(
            SELECT id FROM surveys_conversation WHERE agency_id = NEW.agency_id AND door_id = NEW.id
        ));
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER facts_when_changed AFTER UPDATE ON surveys_door
    FOR EACH ROW EXECUTE FUNCTION insights_door_changed();

-- A first text leaves, arrives, fails, or is deleted. Of its conversation no more is touched than that.
CREATE FUNCTION insights_text_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF coalesce(NEW.purpose, OLD.purpose) = 'opening'
        AND (OLD.status, OLD.error_code, OLD.sent_at) IS DISTINCT FROM (NEW.status, NEW.error_code, NEW.sent_at)
    THEN
        UPDATE insights_conversationfacts
        SET status = coalesce(NEW.status, ''), error_code = NEW.error_code,
            asked = NEW.sent_at IS NOT NULL OR came > 0
        WHERE conversation_id = (
            SELECT id FROM surveys_conversation
            WHERE agency_id = coalesce(NEW.agency_id, OLD.agency_id) AND thread = coalesce(NEW.thread, OLD.thread)
        );
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER facts_when_changed AFTER INSERT OR UPDATE OR DELETE ON messaging_message
    FOR EACH ROW EXECUTE FUNCTION insights_text_changed();
