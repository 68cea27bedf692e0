"""All listings of an organisation, in every state, to its members."""

from dataclasses import replace
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, gettext as _

from feedback.shown import Reach, reach
from listings.choices import State
from organisations.access import Action, allows
from organisations.models import Organisation
from portal.cards import KIND_LABELS
from portal.workspace.access import on_organisation
from portal.workspace.rows import filtered, rows_of

PAGE_SIZE = 25
KINDS = ("research", "training", "application-need", "training-need")
LONGEST_TEXT = 200


@on_organisation(Action.LOOK)
def listings(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """The latest worked on first; by state, by kind, and by words of the title with or without diacritics."""
    language, asked = get_language(), _asked(request.GET)
    rows = rows_of([organisation.pk])
    paged = Paginator(filtered(rows, **asked), PAGE_SIZE).get_page(request.GET.get("page"))
    counted = reach(row.key for row in paged.object_list)
    context = {
        "heading": _("Listings"),
        "organisation": organisation,
        "here": "listings",
        "asked": asked,
        "query": urlencode({name: value for name, value in asked.items() if value}),
        "states": State.choices,
        "kinds": [(kind, KIND_LABELS[kind]) for kind in KINDS],
        "rows": [_shown(replace(row, reach=counted.get(row.key, Reach())), language) for row in paged.object_list],
        "paged": paged,
        "all": len(rows),
        "may_write": allows(request.role, Action.WRITE),
    }
    return render(request, "workspace/listings.html", context)


def _asked(query) -> dict[str, str]:
    """What the address asks for; what is no state or kind asks for nothing."""
    state, kind = query.get("state", ""), query.get("kind", "")
    return {
        "state": state if state in State.values else "",
        "kind": kind if kind in KINDS else "",
        "text": query.get("text", "").replace("\x00", "")[:LONGEST_TEXT].strip(),
    }


def _shown(row, language: str) -> dict:
    return {
        "row": row,
        "title": row.title(language),
        "lang": row.title_language(language),
        "kind_label": KIND_LABELS[row.kind],
        "state_label": row.state.label,
        "public": row.public_address(language),
    }
