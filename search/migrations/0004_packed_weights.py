from django.db import migrations, models


class Migration(migrations.Migration):
    """Weights are made again by `search_rebuild`, which the index's new format asks for anyway."""

    dependencies = [("search", "0003_typing")]

    operations = [
        migrations.RemoveField(model_name="entry", name="weights"),
        migrations.AddField(
            model_name="entry",
            name="weights",
            field=models.BinaryField(default=b"", help_text="The weightiest terms: search.matching.packing."),
        ),
        migrations.AddField(
            model_name="vector",
            name="share",
            field=models.FloatField(default=1.0, help_text="How much of the text it is made of, 0 to 1."),
        ),
        migrations.AddField(
            model_name="vector",
            name="languages",
            field=models.CharField(
                blank=True, default="", max_length=20, help_text="In which the record has a text: `vi en`."
            ),
            preserve_default=False,
        ),
    ]
