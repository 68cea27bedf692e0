"""A quarter's outcomes as a table, counted from the rows of history."""

from collections import defaultdict

from django.utils.translation import gettext as _

from history.models import StateChange
from outcomes.choices import Kind, State
from outcomes.models import Outcome
from outcomes.services.rows import KIND
from portal.reports.figures import Table, period
from portal.reports.quarters import Quarter

COUNTED = (State.PROPOSED, State.CONFIRMED, State.DISPUTED)


def outcome_table(quarter: Quarter) -> Table:
    """How many were recorded, confirmed and disputed in the quarter, and how many stood confirmed at its end, by kind;
    each once in a column. Two queries."""
    kinds = {f"outcome:{number}": kind for number, kind in Outcome.objects.values_list("pk", "kind")}
    moved: dict = defaultdict(set)
    last: dict[str, str] = {}
    changes = StateChange.objects.filter(kind=KIND, at__lt=quarter.ends_at).order_by("at", "id")
    for key, state, at in changes.values_list("key", "to_state", "at"):
        last[key] = state
        if at >= quarter.starts_at:
            moved[kinds.get(key, ""), state].add(key)
    standing = [kinds.get(key, "") for key, state in last.items() if state == State.CONFIRMED]
    names = dict(Kind.choices) | ({"": _("not known any more")} if _deleted(moved, standing) else {})
    rows = [
        (str(name), *(len(moved[kind, state]) for state in COUNTED), standing.count(kind))
        for kind, name in names.items()
    ]
    header = (_("Outcome"), _("Recorded"), _("Confirmed by both"), _("Disputed"), _("Confirmed at the end"))
    return Table(_("Outcomes"), period(quarter), header, rows)


def _deleted(moved: dict, standing: list) -> bool:
    return "" in standing or any(kind == "" for kind, _state in moved)
