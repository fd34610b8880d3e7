-- Keeps the counts of comments in insights_daycount: what insights_commentfacts come to, whatever happens to its rows.

-- As what a comment counts.
CREATE FUNCTION insights_comment_counts_as(came_on date, themes bigint[], is_first boolean, asked_on date)
RETURNS TABLE (what text, value text, day date) LANGUAGE sql IMMUTABLE AS $$
    SELECT 'comments', '', came_on
    UNION ALL
    SELECT 'comments.theme', theme::text, came_on FROM unnest(themes) AS theme
    UNION ALL
    SELECT 'comments.people', '', asked_on WHERE is_first
$$;

-- All of an agency, as insights_counted of all others.
CREATE FUNCTION insights_comments_counted(of_agency bigint)
RETURNS TABLE (what text, question_id bigint, value text, day date, good bigint, total bigint)
LANGUAGE sql STABLE AS $$
    SELECT part.what, NULL::bigint, part.value, part.day, 0::bigint, count(*)
    FROM insights_commentfacts each
    CROSS JOIN LATERAL insights_comment_counts_as(each.day, each.themes, each.is_first, each.asked_on) AS part
    WHERE each.agency_id = of_agency GROUP BY 1, 3, 4
$$;

-- Comments that came or went: `changed` are their facts, the trigger's argument is 1 or -1.
CREATE FUNCTION insights_count_comments() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO insights_daycount (agency_id, what, value, day, good, total, settled)
    SELECT each.agency_id, part.what, part.value, part.day, 0, TG_ARGV[0]::integer * count(*), false
    FROM changed each
    CROSS JOIN LATERAL insights_comment_counts_as(each.day, each.themes, each.is_first, each.asked_on) AS part
    GROUP BY 1, 2, 3, 4;
    RETURN NULL;
END $$;
CREATE TRIGGER counted_when_added AFTER INSERT ON insights_commentfacts REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION insights_count_comments('1');
CREATE TRIGGER counted_when_gone AFTER DELETE ON insights_commentfacts REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION insights_count_comments('-1');

-- They speak of other themes; whoever is told to have read one changes nothing here.
CREATE FUNCTION insights_count_comment_otherwise() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.day, OLD.themes, OLD.is_first, OLD.asked_on) = (NEW.day, NEW.themes, NEW.is_first, NEW.asked_on) THEN
        RETURN NULL;
    END IF;
    INSERT INTO insights_daycount (agency_id, what, value, day, good, total, settled)
    SELECT NEW.agency_id, part.what, part.value, part.day, 0, sum(part.total), false
    FROM (
        SELECT *, -1 AS total FROM insights_comment_counts_as(OLD.day, OLD.themes, OLD.is_first, OLD.asked_on)
        UNION ALL
        SELECT *, 1 FROM insights_comment_counts_as(NEW.day, NEW.themes, NEW.is_first, NEW.asked_on)
    ) AS part
    GROUP BY 2, 3, 4 HAVING sum(part.total) <> 0;
    RETURN NULL;
END $$;
CREATE TRIGGER counted_otherwise AFTER UPDATE ON insights_commentfacts
    FOR EACH ROW EXECUTE FUNCTION insights_count_comment_otherwise();
