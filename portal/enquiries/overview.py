"""All enquiries of a person's organisations, in both directions, and those that need the person."""

from collections.abc import Iterable

from django.core.paginator import Paginator
from django.db.models import BooleanField, Case, Q, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext as _

from enquiries.choices import UNANSWERED, Side
from enquiries.models import Enquiry
from enquiries.wording import party
from organisations.access import Action, allows
from organisations.models import Membership
from organisations.unnamed import Counts, counted
from portal.workspace.access import signed_in
from portal.workspace.tasks import Task

PAGE_SIZE = 25


@signed_in
def enquiries(request: HttpRequest) -> HttpResponse:
    """Waiting for us first, then the latest changed; of one organisation where the address names one."""
    language = get_language()
    memberships = list(request.user.memberships.select_related("organisation").order_by("organisation__sort_name"))
    asked = request.GET.get("organisation", "")
    chosen = [each for each in memberships if each.organisation.slug == asked] or memberships
    own = [each.organisation_id for each in chosen]
    found = in_turn(own)
    paged = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "heading": _("Enquiries"),
        "here": "enquiries",
        "memberships": memberships,
        "asked": asked if len(chosen) < len(memberships) or len(memberships) == 1 else "",
        "query": f"organisation={asked}" if chosen != memberships else "",
        "rows": rows_of(paged.object_list, own, language),
        "paged": paged,
        "writes_for": [each.organisation for each in chosen if allows(each.role, Action.WRITE)],
    }
    return render(request, "enquiries/list.html", context)


def in_turn(own: Iterable[int]) -> QuerySet:
    """With `is_waiting`: it is the turn of one of these organisations."""
    ours = Q(waits_for=Side.OWNER, owner__in=own) | Q(waits_for=Side.ASKER, asker__in=own)
    waiting = Case(When(ours, then=Value(True)), default=Value(False), output_field=BooleanField())
    found = Enquiry.objects.of(own).select_related("asker", "owner").annotate(is_waiting=waiting)
    return found.order_by("-is_waiting", "-state_at", "-pk")


def rows_of(found: Iterable[Enquiry], own: Iterable[int], language: str) -> list[dict]:
    """No query but one for the sizes that may be told, where a name is withheld."""
    found, own = list(found), set(own)
    counts = counted() if any(not each.owner_is_named for each in found) else {}
    return [_row(each, own, language, counts) for each in found]


def _row(enquiry: Enquiry, own: set[int], language: str, counts: Counts) -> dict:
    side = Side.OWNER if enquiry.owner_id in own else Side.ASKER
    return {
        "enquiry": enquiry,
        "title": enquiry.title(language),
        "received": side == Side.OWNER,
        "ours": enquiry.organisation(side).name(language),
        "other": party(enquiry, side.other, language, counts),
    }


def enquiry_tasks(memberships: Iterable[Membership], most: int = 50) -> list[Task]:
    """What waits for the organisations that a person may write for; two queries at most."""
    own = [each.organisation_id for each in memberships if allows(each.role, Action.WRITE)]
    if not own:
        return []
    language = get_language()
    rows = rows_of(in_turn(own).filter(is_waiting=True)[:most], own, language)
    return [_task(row) for row in rows]


def _task(row: dict) -> Task:
    enquiry = row["enquiry"]
    unanswered = row["received"] and enquiry.state in UNANSWERED and enquiry.answered_at is None
    why = _("%(other)s wrote and has no answer") if unanswered else _("%(other)s waits for you")
    return Task(
        title=row["title"],
        why=why % {"other": row["other"].name},
        action=_("Answer") if unanswered else _("Read and answer"),
        url=reverse("enquiry", args=[enquiry.pk]),
        icon="inbox",
        whose=row["ours"],
        is_urgent=unanswered,
    )
