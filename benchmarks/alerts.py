"""10,000 saved alerts against one new publication: from its row in the history to the last queued letter.

.venv/bin/python -m benchmarks.alerts [subscriptions]

Two worlds: everybody's search finds it (as many letters as subscriptions), and every search is different and a
twentieth find it. A database and an index of the run's own, which are removed.
"""

import sys
import tempfile
import time
from pathlib import Path

from benchmarks.own_site import set_up

SUBSCRIPTIONS = 10_000
FOUND = "q=h%E1%BB%93+s%C6%A1"  # hồ sơ
LIMIT = 60  # seconds


def measure(number: int, found_by: int) -> dict[str, float]:
    """Seconds of each step, and how many letters. Every `found_by`-th search finds it, and the others all differ."""
    from django.utils import timezone
    from mailer.models import Message

    from alerts.events import gather
    from alerts.matching import match
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
    steps["in all"] = time.perf_counter() - start
    steps["letters"] = Message.objects.count()
    return steps


def fill(number: int, found_by: int) -> None:
    from allauth.account.models import EmailAddress

    from alerts.models import Event, Subscription
    from organisations.models import User

    Event.objects.all().delete()
    User.objects.all().delete()
    people = User.objects.bulk_create(
        User(username=f"u{n}", email=f"u{n}@example.org", language="en" if n % 3 else "vi") for n in range(number)
    )
    EmailAddress.objects.bulk_create(EmailAddress(user=each, email=each.email, verified=True) for each in people)
    Subscription.objects.bulk_create(
        Subscription(
            user=each,
            kind="search",
            target=FOUND if place % found_by == 0 else f"q=giao+th%C3%B4ng+{place}&kind=research",
            frequency="at_once",
        )
        for place, each in enumerate(people)
    )


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


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else SUBSCRIPTIONS
    with tempfile.TemporaryDirectory() as folder:
        set_up(Path(folder))
        for name, found_by in (("one search, all find it", 1), ("all different, a twentieth find it", 20)):
            steps = measure(number, found_by)
            print(
                f"{number} alerts, {name}: matched in {steps['matched']:.1f} s, {steps['letters']} letters queued"
                f" in {steps['in all']:.1f} s (limit {LIMIT} s)"
            )


if __name__ == "__main__":
    main()
