"""The organisation's own listings, in every state, to take away and to bring back changed."""

import json

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, gettext as _

from listings.choices import State
from organisations.access import Action
from organisations.models import Organisation
from portal.workspace.access import on_organisation
from portal.workspace.bulk.answers import TYPES, as_file
from portal.workspace.bulk.rows_out import as_cells, own_listings, state_heading, used_columns, values_of
from portal.workspace.bulk.tables import write_table
from portal.workspace.bulk.vocabulary import term_labels


@on_organisation(Action.EXPORT)
def export(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Without a format, the page that explains them."""
    form = request.GET.get("format", "")
    if form in TYPES:
        content = _jsonl(organisation) if form == "jsonl" else _table(organisation, form)
        return as_file(content, name=organisation.slug, form=form)
    context = {"heading": _("Export our listings"), "organisation": organisation, "here": "export"}
    return render(request, "workspace/bulk/export.html", context)


def _jsonl(organisation: Organisation) -> bytes:
    """As `import_listings` reads it."""
    lines = (json.dumps(_line(listing), ensure_ascii=False) for listing in own_listings(organisation))
    return "".join(f"{line}\n" for line in lines).encode()


def _line(listing) -> dict:
    return values_of(listing) | {state_heading("state"): str(listing.shown_state)}


def _table(organisation: Organisation, form: str) -> bytes:
    """Headings and words in the language of the page, which an import in either language reads back."""
    language, labels = get_language(), term_labels(organisation, get_language())
    listings = list(own_listings(organisation))
    rows = [values_of(listing) for listing in listings]
    columns = used_columns(rows)
    headings = [*(column.labels[language] for column in columns), state_heading(_("State"))]
    cells = [
        [*as_cells(values, columns, language, labels), str(State(listing.shown_state).label)]
        for listing, values in zip(listings, rows, strict=True)
    ]
    return write_table(headings, cells, form)
