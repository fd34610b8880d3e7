-- Keeps insights_daycount: see insights/models.py. What counts as good: 4 or 5 of 5, 8 to 10 of 10, yes of yes or no
-- (insights/headlines.py). A day is a day where the agency is. No trigger names a column: Postgres would not let its type change.

CREATE FUNCTION insights_is_good(kind text, number smallint) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT kind = 'rating' AND number >= 4 OR kind = 'rating_10' AND number >= 8 OR kind = 'yes_no' AND number = 1
$$;

-- All counts of an agency, from the rows.
CREATE FUNCTION insights_counted(of_agency bigint)
RETURNS TABLE (what text, question_id bigint, value text, day date, good bigint, total bigint)
LANGUAGE sql STABLE AS $$
    WITH zone AS (SELECT time_zone FROM agencies_agency WHERE id = of_agency),
    given AS (
        SELECT a.*, q.about, q.kind, (a.answered_at AT TIME ZONE zone.time_zone)::date AS day,
            insights_is_good(q.kind, a.number) AS good
        FROM zone, surveys_answer a JOIN surveys_question q ON q.id = a.question_id
        WHERE a.agency_id = of_agency AND a.number IS NOT NULL
    ),
    rated AS (
        SELECT given.*, i.district, i.call_type FROM given
        JOIN surveys_conversation c ON c.id = given.conversation_id
        JOIN incidents_incident i ON i.id = c.incident_id
        WHERE given.kind = 'rating' AND given.about = 'officer'
    )
    SELECT 'question', question_id, '', day, count(*) FILTER (WHERE good), count(*) FROM given GROUP BY 2, 4
    UNION ALL
    SELECT 'district', question_id, district, day, count(*) FILTER (WHERE good), count(*) FROM rated GROUP BY 2, 3, 4
    UNION ALL
    SELECT 'call_type', question_id, call_type, day, count(*) FILTER (WHERE good), count(*) FROM rated GROUP BY 2, 3, 4
    UNION ALL
    SELECT 'texted', NULL, '', (c.opened_at AT TIME ZONE zone.time_zone)::date,
        count(*) FILTER (WHERE EXISTS (SELECT FROM surveys_answer a WHERE a.conversation_id = c.id)),
        count(*) FILTER (WHERE EXISTS (
            SELECT FROM messaging_message m
            WHERE m.agency_id = c.agency_id AND m.thread = c.thread AND m.purpose = 'opening' AND m.sent_at IS NOT NULL
        ))
    FROM zone, surveys_conversation c WHERE c.agency_id = of_agency AND c.citizen_id IS NOT NULL GROUP BY 4
$$;

CREATE FUNCTION insights_count_again(of_agency bigint) RETURNS void LANGUAGE sql AS $$
    DELETE FROM insights_daycount WHERE agency_id = of_agency;
    INSERT INTO insights_daycount (agency_id, what, question_id, value, day, good, total, settled)
    SELECT of_agency, what, question_id, value, day, good, total, true FROM insights_counted(of_agency)
    WHERE good <> 0 OR total <> 0;
$$;

-- Answers that came or went: `changed` are their rows, the trigger's argument is 1 or -1.
CREATE FUNCTION insights_count_answers() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    sign CONSTANT integer := TG_ARGV[0]::integer;
BEGIN
    INSERT INTO insights_daycount (agency_id, what, question_id, value, day, good, total, settled)
    SELECT a.agency_id, 'question', a.question_id, '', (a.answered_at AT TIME ZONE agency.time_zone)::date,
        sign * count(*) FILTER (WHERE insights_is_good(q.kind, a.number)), sign * count(*), false
    FROM changed a
    JOIN surveys_question q ON q.id = a.question_id
    JOIN agencies_agency agency ON agency.id = a.agency_id
    WHERE a.number IS NOT NULL
    GROUP BY 1, 3, 5;

    -- Held still until we commit, or a change of the place of the call would be counted by neither of us.
    PERFORM FROM changed a
    JOIN surveys_question q ON q.id = a.question_id AND q.kind = 'rating' AND q.about = 'officer'
    JOIN surveys_conversation c ON c.id = a.conversation_id
    JOIN incidents_incident i ON i.id = c.incident_id
    WHERE a.number IS NOT NULL
    FOR SHARE OF i;
    IF FOUND THEN
        INSERT INTO insights_daycount (agency_id, what, question_id, value, day, good, total, settled)
        SELECT a.agency_id, place.what, a.question_id, place.value, (a.answered_at AT TIME ZONE agency.time_zone)::date,
            sign * count(*) FILTER (WHERE insights_is_good(q.kind, a.number)), sign * count(*), false
        FROM changed a
        JOIN surveys_question q ON q.id = a.question_id AND q.kind = 'rating' AND q.about = 'officer'
        JOIN agencies_agency agency ON agency.id = a.agency_id
        JOIN surveys_conversation c ON c.id = a.conversation_id
        JOIN incidents_incident i ON i.id = c.incident_id
        CROSS JOIN LATERAL (VALUES ('district', i.district), ('call_type', i.call_type)) AS place (what, value)
        WHERE a.number IS NOT NULL
        GROUP BY 1, 2, 3, 4, 5;
    END IF;
    RETURN NULL;
END $$;

-- The first answer of a conversation, or the last that goes: somebody who was texted answered, or nobody did. (Whoever
-- came through a door on the web was not texted: they have no number.) Whoever stores an answer
-- holds the conversation's row, so that one of them is the first.
CREATE FUNCTION insights_count_answered() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO insights_daycount (agency_id, what, value, day, good, total, settled)
    SELECT c.agency_id, 'texted', '', (c.opened_at AT TIME ZONE agency.time_zone)::date,
        TG_ARGV[0]::integer * count(*), 0, false
    FROM surveys_conversation c
    JOIN agencies_agency agency ON agency.id = c.agency_id
    WHERE c.id IN (SELECT conversation_id FROM changed) AND c.citizen_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM surveys_answer other
        WHERE other.conversation_id = c.id AND other.id NOT IN (SELECT id FROM changed)
    )
    GROUP BY 1, 4;
    RETURN NULL;
END $$;

CREATE TRIGGER counted_when_given AFTER INSERT ON surveys_answer REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION insights_count_answers('1');
CREATE TRIGGER counted_when_gone AFTER DELETE ON surveys_answer REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION insights_count_answers('-1');
CREATE TRIGGER counted_before AFTER UPDATE ON surveys_answer REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION insights_count_answers('-1');
CREATE TRIGGER counted_then AFTER UPDATE ON surveys_answer REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION insights_count_answers('1');
CREATE TRIGGER person_counted AFTER INSERT ON surveys_answer REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION insights_count_answered('1');
CREATE TRIGGER person_uncounted AFTER DELETE ON surveys_answer REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION insights_count_answered('-1');

-- A first text that left, that had not left after all, or that was deleted.
CREATE FUNCTION insights_count_texted() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    sent messaging_message;
    sign integer := 0;
BEGIN
    IF TG_OP <> 'INSERT' AND OLD.sent_at IS NOT NULL THEN sign := sign - 1; END IF;
    IF TG_OP <> 'DELETE' AND NEW.sent_at IS NOT NULL THEN sign := sign + 1; END IF;
    IF TG_OP = 'DELETE' THEN sent := OLD; ELSE sent := NEW; END IF;
    IF sign <> 0 AND sent.purpose = 'opening' THEN
        INSERT INTO insights_daycount (agency_id, what, value, day, good, total, settled)
        SELECT c.agency_id, 'texted', '', (c.opened_at AT TIME ZONE agency.time_zone)::date, 0, sign, false
        FROM surveys_conversation c JOIN agencies_agency agency ON agency.id = c.agency_id
        WHERE c.thread = sent.thread AND c.agency_id = sent.agency_id;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER counted_when_sent AFTER INSERT OR UPDATE OR DELETE ON messaging_message FOR EACH ROW
    EXECUTE FUNCTION insights_count_texted();

-- A conversation that goes takes its first text with it. (Its answers went before.)
CREATE FUNCTION insights_uncount_conversation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO insights_daycount (agency_id, what, value, day, good, total, settled)
    SELECT OLD.agency_id, 'texted', '', (OLD.opened_at AT TIME ZONE agency.time_zone)::date, 0, -1, false
    FROM agencies_agency agency
    WHERE agency.id = OLD.agency_id AND EXISTS (
        SELECT FROM messaging_message m
        WHERE m.agency_id = OLD.agency_id AND m.thread = OLD.thread AND m.purpose = 'opening' AND m.sent_at IS NOT NULL
    );
    RETURN NULL;
END $$;
CREATE TRIGGER uncounted_when_gone AFTER DELETE ON surveys_conversation FOR EACH ROW
    EXECUTE FUNCTION insights_uncount_conversation();

-- A call that is told otherwise later: its ratings go to the other district or call type.
CREATE FUNCTION insights_count_elsewhere() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.district = NEW.district AND OLD.call_type = NEW.call_type THEN RETURN NULL; END IF;
    INSERT INTO insights_daycount (agency_id, what, question_id, value, day, good, total, settled)
    SELECT a.agency_id, place.what, a.question_id, place.value, (a.answered_at AT TIME ZONE agency.time_zone)::date,
        CASE WHEN insights_is_good(q.kind, a.number) THEN place.sign ELSE 0 END, place.sign, false
    FROM surveys_conversation c
    JOIN surveys_answer a ON a.conversation_id = c.id AND a.number IS NOT NULL
    JOIN surveys_question q ON q.id = a.question_id AND q.kind = 'rating' AND q.about = 'officer'
    JOIN agencies_agency agency ON agency.id = a.agency_id
    CROSS JOIN LATERAL (VALUES
        ('district', OLD.district, -1), ('district', NEW.district, 1),
        ('call_type', OLD.call_type, -1), ('call_type', NEW.call_type, 1)
    ) AS place (what, value, sign)
    WHERE c.incident_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER counted_elsewhere AFTER UPDATE ON incidents_incident FOR EACH ROW
    EXECUTE FUNCTION insights_count_elsewhere();

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
