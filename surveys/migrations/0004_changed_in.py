from django.db import migrations, models

# Of answers as they are written: which transaction did it (surveys/changes.py).
SET = """
CREATE FUNCTION surveys_answer_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.changed_in := pg_current_xact_id()::text::bigint;
    RETURN NEW;
END $$;
CREATE TRIGGER changed_in BEFORE INSERT OR UPDATE ON surveys_answer
    FOR EACH ROW EXECUTE FUNCTION surveys_answer_changed();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("surveys", "0003_versions"),
    ]

    operations = [
        migrations.AddField(
            model_name="answer",
            name="changed_in",
            field=models.BigIntegerField(default=0, editable=False),
        ),
        migrations.AddIndex(
            model_name="answer",
            index=models.Index(fields=["agency", "changed_in", "id"], name="answers_by_change"),
        ),
        migrations.RunSQL(SET, "DROP FUNCTION surveys_answer_changed CASCADE"),
    ]
