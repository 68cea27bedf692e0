"""Organisations that are verified already stand for a year from then; invented ones and the programme office for good."""

from datetime import timedelta

from django.db import migrations
from django.utils import timezone

# Nobody loses a verification on the day of the update without having been told: those that are older get this long.
NOTICE = timedelta(days=60)


def give_dates(apps, schema_editor):
    organisations = apps.get_model("organisations", "Organisation").objects
    verified = organisations.filter(verified_at__isnull=False, verified_until__isnull=True, is_demonstration=False)
    soonest = timezone.now() + NOTICE
    for organisation in verified.exclude(slug="programme-office"):
        until = max(organisation.verified_at + timedelta(days=365), soonest)
        organisations.filter(pk=organisation.pk).update(verified_until=until)


class Migration(migrations.Migration):
    dependencies = [("organisations", "0004_people_and_verification")]

    operations = [migrations.RunPython(give_dates, migrations.RunPython.noop)]
