"""The one thing that a competition's page offers to do now, from its phases; a pure function."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from competitions.phases import CURRENT, Span, entry_deadline


@dataclass(frozen=True)
class Step:
    """`label` is on the button, `url` where it leads; `until` is the moment after which it is no longer possible."""

    label: str
    url: str
    until: datetime | None = None


def next_step(
    spans: Iterable[Span],
    now: datetime,
    *,
    has_results: bool,
    runs_elsewhere: str,
    email: str,
    calendar: str,
    take_part: str = "",
) -> Step | None:
    """Take part, ask, keep the dates or read the results; nothing when none of them is possible. `take_part` is where
    teams register and hand in on this site, empty where they do not."""
    spans = list(spans)
    running = {span.kind: span for span in spans if span.standing(now) == CURRENT}
    deadline = entry_deadline(spans)
    entrance = runs_elsewhere or take_part or (f"mailto:{email}" if email else "")
    if "registration" in running and entrance:
        return Step(_("Register to take part"), entrance, running["registration"].ends_at)
    if "submission" in running and entrance:
        return Step(_("Submit your entry"), entrance, running["submission"].ends_at)
    if has_results:
        return Step(_("Read the results"), "#results-of-competition")
    if "questions" in running and email:
        return Step(_("Ask the organisers"), f"mailto:{email}", running["questions"].ends_at)
    if any(now < span.ends_at for span in spans):
        return Step(_("Add the dates to your calendar"), calendar, deadline if deadline and deadline > now else None)
    return None
