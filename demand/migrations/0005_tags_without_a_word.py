"""Removes tags that hold an empty list as text: forms saved "[]" for "no tags" before that was mended."""

from django.db import migrations


def remove(apps, schema_editor):
    tags = apps.get_model("taggit", "Tag").objects.filter(name="[]")
    numbers = list(tags.values_list("pk", flat=True))
    if not numbers:
        return
    keys = []
    for app, tagged, prefix in (
        ("catalog", "ResearchProductTag", "research"),
        ("catalog", "TrainingProductTag", "training"),
        ("demand", "NeedTag", "need"),
    ):
        rows = apps.get_model(app, tagged).objects.filter(tag_id__in=numbers)
        keys += [f"{prefix}:{number}" for number in rows.values_list("content_object_id", flat=True)]
        rows.delete()
    tags.delete()
    # The worker makes their documents anew, without the tag; a revision that names it leaves it out when it is read.
    entries = apps.get_model("search", "Entry").objects.filter(key__in=keys)
    for entry in entries:
        entries.filter(pk=entry.pk).update(is_stale=True, version=entry.version + 1)


class Migration(migrations.Migration):
    dependencies = [
        ("catalog", "0004_attachments"),
        ("demand", "0004_attachments"),
        ("search", "0006_cards_in_row"),
        ("taggit", "0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx"),
    ]
    operations = [migrations.RunPython(remove, migrations.RunPython.noop)]
