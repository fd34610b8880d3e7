-- Keeps insights_commentfacts: see insights/models.py. As with the other facts (facts.sql), the view says what they are,
-- column by column in the same order, and triggers copy the rows of a conversation's comments when anything that they
-- speak of changes. No trigger names a column: Postgres would not let its type change.

ALTER TABLE insights_commentfacts
    SET (autovacuum_vacuum_insert_scale_factor = 0.01, autovacuum_vacuum_scale_factor = 0.01);

-- The rating is the person's of the officer, else their first one.
CREATE VIEW insights_comments_as_they_are WITH (security_invoker) AS
SELECT talk.agency_id, talk.survey_id, talk.district, talk.call_type, coalesce(reading.language, '') AS language,
    (
        SELECT rated.number FROM surveys_answer rated JOIN surveys_question question ON question.id = rated.question_id
        WHERE rated.conversation_id = answer.conversation_id AND rated.number IS NOT NULL AND question.kind = 'rating'
        ORDER BY question.about = 'officer' DESC, question.position LIMIT 1
    ) AS rating,
    coalesce(reading.sounds, '') AS sounds, reading.seen_at IS NOT NULL AS seen,
    ARRAY(
        SELECT mark.theme_id FROM feedback_thememark mark WHERE mark.reading_id = reading.id AND mark.holds ORDER BY 1
    ) AS themes,
    NOT EXISTS (
        SELECT FROM surveys_answer earlier
        WHERE earlier.conversation_id = answer.conversation_id AND earlier.comment <> '' AND earlier.id < answer.id
    ) AS is_first,
    talk.day AS asked_on, answer.answered_at, (answer.answered_at AT TIME ZONE agency.time_zone)::date AS day,
    answer.id AS answer_id, answer.conversation_id
FROM surveys_answer answer
JOIN insights_conversationfacts talk ON talk.conversation_id = answer.conversation_id
JOIN agencies_agency agency ON agency.id = answer.agency_id
LEFT JOIN feedback_reading reading ON reading.answer_id = answer.id
WHERE answer.comment <> '';

-- Copies what is to be known of the comments of a conversation. Whoever else has news of them waits here until we commit,
-- and then sees what we did. By one key: with a set, a plan made while tables were empty would read all of them.
CREATE FUNCTION insights_copy_comments(conversation bigint) RETURNS void LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan AS $$
BEGIN
    PERFORM FROM insights_commentfacts WHERE conversation_id = conversation ORDER BY answer_id FOR NO KEY UPDATE;
    DELETE FROM insights_commentfacts kept WHERE conversation_id = conversation AND NOT EXISTS (
        SELECT FROM surveys_answer answer WHERE answer.id = kept.answer_id AND answer.comment <> ''
    );
    INSERT INTO insights_commentfacts AS kept
    SELECT * FROM insights_comments_as_they_are WHERE conversation_id = conversation
    ON CONFLICT (answer_id) DO UPDATE SET (survey_id, district, call_type, language, rating, sounds, seen, themes,
        is_first, asked_on, answered_at, day) = ROW (
        excluded.survey_id, excluded.district, excluded.call_type, excluded.language, excluded.rating,
        excluded.sounds, excluded.seen, excluded.themes, excluded.is_first, excluded.asked_on, excluded.answered_at,
        excluded.day)
    WHERE kept IS DISTINCT FROM excluded;
END $$;

-- All of an agency, and their counts, anew.
CREATE FUNCTION insights_copy_all_comments(of_agency bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM insights_commentfacts WHERE agency_id = of_agency;
    INSERT INTO insights_commentfacts SELECT * FROM insights_comments_as_they_are WHERE agency_id = of_agency;
    PERFORM insights_alone_with_counts(of_agency);
    DELETE FROM insights_daycount WHERE agency_id = of_agency AND what LIKE 'comments%';
    INSERT INTO insights_daycount (agency_id, what, question_id, value, day, good, total, settled)
    SELECT of_agency, what, question_id, value, day, good, total, true FROM insights_comments_counted(of_agency);
END $$;

-- An answer comes: a comment, or perhaps a rating of somebody who has written already.
CREATE FUNCTION insights_comment_given() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.comment <> ''
        OR EXISTS (SELECT FROM insights_commentfacts WHERE conversation_id = NEW.conversation_id)
    THEN
        PERFORM insights_copy_comments(NEW.conversation_id);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER comment_given AFTER INSERT ON surveys_answer
    FOR EACH ROW EXECUTE FUNCTION insights_comment_given();

-- Answers are corrected, or go.
CREATE FUNCTION insights_comments_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM insights_copy_comments(conversation_id) FROM (SELECT DISTINCT conversation_id FROM changed) AS each;
    RETURN NULL;
END $$;
CREATE TRIGGER comments_corrected AFTER UPDATE ON surveys_answer REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION insights_comments_changed();
CREATE TRIGGER comments_gone AFTER DELETE ON surveys_answer REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION insights_comments_changed();

-- The machine reads a comment, or a person does, or puts right how it sounds.
CREATE FUNCTION insights_comment_read() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM insights_copy_comments(conversation_id) FROM surveys_answer
    WHERE id = coalesce(NEW.answer_id, OLD.answer_id);
    RETURN NULL;
END $$;
CREATE TRIGGER comment_read AFTER INSERT OR UPDATE OR DELETE ON feedback_reading
    FOR EACH ROW EXECUTE FUNCTION insights_comment_read();

-- It speaks of a theme, or does not.
CREATE FUNCTION insights_comment_marked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM insights_copy_comments(answer.conversation_id)
    FROM feedback_reading reading JOIN surveys_answer answer ON answer.id = reading.answer_id
    WHERE reading.id = coalesce(NEW.reading_id, OLD.reading_id);
    RETURN NULL;
END $$;
CREATE TRIGGER comment_marked AFTER INSERT OR UPDATE OR DELETE ON feedback_thememark
    FOR EACH ROW EXECUTE FUNCTION insights_comment_marked();

-- The call was elsewhere, or of another type; the conversation went on by another survey.
CREATE FUNCTION insights_comments_told_otherwise() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.survey_id, OLD.district, OLD.call_type, OLD.day)
        IS DISTINCT FROM (NEW.survey_id, NEW.district, NEW.call_type, NEW.day)
    THEN
        PERFORM insights_copy_comments(NEW.conversation_id);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER comments_told_otherwise AFTER UPDATE ON insights_conversationfacts
    FOR EACH ROW EXECUTE FUNCTION insights_comments_told_otherwise();

-- The agency's days change: after those of the other facts, by the names of the triggers.
CREATE FUNCTION insights_days_of_comments_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    scope CONSTANT text := coalesce(current_setting('engage.agency', true), '');
BEGIN
    IF OLD.time_zone = NEW.time_zone THEN RETURN NULL; END IF;
    PERFORM set_config('engage.agency', NEW.id::text, true);
    PERFORM insights_copy_all_comments(NEW.id);
    PERFORM set_config('engage.agency', scope, true);
    RETURN NULL;
END $$;
CREATE TRIGGER days_of_comments_changed AFTER UPDATE ON agencies_agency
    FOR EACH ROW EXECUTE FUNCTION insights_days_of_comments_changed();

SELECT insights_copy_all_comments(id) FROM agencies_agency;
