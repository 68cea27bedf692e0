"""10,000 saved alerts against one new publication: from its row in the history to the last letter sent.

.venv/bin/python -m benchmarks.alerts [--alerts 10000]

Two worlds: everybody's search finds it (as many letters as alerts), and every search is different and a twentieth find
it. The mail server is one that takes everything at once.

Honours SEARCH_URL, and DATABASE_URL of an empty database; without it the database is one of the run's own.
"""

import argparse
import os
import tempfile
import time
from pathlib import Path

SUBSCRIPTIONS = 10_000
FOUND = "q=h%E1%BB%93+s%C6%A1"  # hồ sơ
LIMIT = 60  # seconds


def measure(number: int, found_by: int) -> dict[str, float]:
    """Seconds after which each step had ended, and how many letters. Every `found_by`-th search finds it, the others
    differ."""
    from django.utils import timezone
    from mailer.models import Message

    from alerts.events import gather
    from alerts.matching import match
    from mailing.delivery import deliver
    from portal.alerts.sending import send

    fill(number, found_by)
    publish_one()
    Message.objects.all().delete()
    steps, start = {}, time.perf_counter()
    gather(timezone.now())
    while match():
        pass
    steps["matched"] = time.perf_counter() - start
    send(timezone.now())
    steps["queued"] = time.perf_counter() - start
    steps["letters"] = Message.objects.count()
    while deliver():
        pass
    steps["sent"] = time.perf_counter() - start
    return steps


def fill(number: int, found_by: int) -> None:
    from alerts.models import Event, Subscription

    Event.objects.all().delete()
    Subscription.objects.all().delete()
    Subscription.objects.bulk_create(
        Subscription(
            user_id=person,
            kind="search",
            target=FOUND if place % found_by == 0 else f"q=giao+th%C3%B4ng+{place}&kind=research",
            frequency="at_once",
        )
        for place, person in enumerate(people(number))
    )


def people(number: int) -> list[int]:
    """Made once: to delete people asks every table that names one."""
    from allauth.account.models import EmailAddress

    from organisations.models import User

    if not User.objects.exists():
        made = User.objects.bulk_create(
            User(username=f"u{n}", email=f"u{n}@example.org", language="en" if n % 3 else "vi") for n in range(number)
        )
        EmailAddress.objects.bulk_create(EmailAddress(user=each, email=each.email, verified=True) for each in made)
    return list(User.objects.order_by("pk").values_list("pk", flat=True))


def publish_one() -> None:
    from catalog.models import ResearchProduct
    from listings.services import create_draft, publish
    from organisations.models import Organisation
    from search.sync import drain

    owner, _is_new = Organisation.objects.get_or_create(slug="a", name_vi="A", kind="university")
    listing = ResearchProduct(organisation=owner, title_vi="Đọc hồ sơ giấy", summary_vi="Hồ sơ của người dân.")
    create_draft(listing=listing)
    publish(listing=listing)
    drain()


def set_up(folder: Path) -> None:
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings.dev"
    os.environ["VAR"], os.environ["SEARCH_INDEX"] = str(folder), "portal-alerts"
    os.environ["DEBUG"], os.environ["EMBEDDINGS"] = "0", "off"
    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    from organisations.models import User
    from taxonomy.loading import load_scheme

    settings.MAILER_EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    call_command("migrate", verbosity=0)
    if User.objects.exists():
        raise SystemExit("This database has people in it: give one that is empty in DATABASE_URL.")
    load_scheme()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--alerts", type=int, default=SUBSCRIPTIONS)
    number = parser.parse_args().alerts
    with tempfile.TemporaryDirectory(prefix="portal-alerts-") as folder:
        set_up(Path(folder))
        for name, found_by in (("one search, all find it", 1), ("all different, a twentieth find it", 20)):
            steps = measure(number, found_by)
            print(
                f"{number} alerts, {name}: matched after {steps['matched']:.1f} s, {steps['letters']} letters queued"
                f" after {steps['queued']:.1f} s, sent after {steps['sent']:.1f} s (limit {LIMIT} s)",
                flush=True,
            )


if __name__ == "__main__":
    main()
