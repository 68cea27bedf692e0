"""On PostgreSQL what a card is made from stays in the row too: the table of long values was asked once for each of a
page's twenty rows. Only the text without diacritics still goes there. Rows that are there already are written anew."""

from django.db import migrations


def keep_in_row(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            "ALTER TABLE search_entry ALTER COLUMN texts SET STORAGE MAIN, ALTER COLUMN card SET STORAGE MAIN,"
            " SET (toast_tuple_target = 4080)"
        )
        schema_editor.execute("UPDATE search_entry SET texts = texts || '{}', card = card || '{}' WHERE NOT is_deleted")


class Migration(migrations.Migration):
    dependencies = [("search", "0005_weights_in_row")]

    operations = [migrations.RunPython(keep_in_row, migrations.RunPython.noop)]
