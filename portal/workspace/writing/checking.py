"""The last step: everything as it was written, what is lacking, what is like it already, and the way to the review."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format, number_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _, pgettext

from listings.models import Listing
from listings.readiness import lacking
from portal.workspace.writing.duplicates import similar
from portal.workspace.writing.fields import AUDIENCES
from portal.workspace.writing.matches import matches_beside
from portal.workspace.writing.page import context, state_of
from portal.workspace.writing.steps import CHECK, Question, step_of, steps_of
from search.documents import LANGUAGES


@dataclass(frozen=True)
class Answered:
    """A question with its answers, each with the language that it is marked with (empty: the reader's own)."""

    label: str
    texts: tuple[tuple[str, str], ...]


def check(request: HttpRequest, listing: Listing) -> HttpResponse:
    state = state_of(listing, CHECK, request.user)
    state.beside = matches_beside(state.draft, request.user)
    gaps = lacking(state.draft) | _undescribed(state.draft)
    state.more = {
        "groups": groups(state.draft),
        "gaps": [(message, step_of(state.draft.kind, column)) for column, message in gaps.items()],
        "similar": similar(state.draft, request.user),
        "is_withheld": state.draft.audience == "withheld",
    }
    return render(request, "workspace/writing/check.html", context(state))


def groups(draft: Listing) -> list[tuple]:
    """(step, its answered questions, how many are open) in order; a question that a later step asks again stands
    there."""
    found = []
    for step in steps_of(draft.kind)[:-1]:
        own = [each for each in step.questions if step_of(draft.kind, each.column) == step.name]
        answered = [made for each in own if (made := answers(draft, each))]
        if own:
            found.append((step, answered, len(own) - len(answered)))
    return found


def answers(draft: Listing, question: Question) -> Answered | None:
    """None where nothing was answered."""
    column = question.column
    if column in {field.name for field in draft._meta.get_fields()}:
        texts = (("", shown),) if (shown := _shown(draft, column)) else ()
    else:
        texts = tuple((code, text) for code in LANGUAGES if (text := getattr(draft, f"{column}_{code}")))
    return Answered(str(question.label), texts) if texts else None


def _shown(draft: Listing, column: str) -> str:
    value = getattr(draft, column)
    if column == "audience":
        return str(dict(AUDIENCES)[value])
    if column == "cover":
        return (value.description or value.description_en or _("without a description")) if value else ""
    if hasattr(value, "all"):
        return "\n".join(_related(column, each) for each in value.all())
    if isinstance(value, list):
        labels = dict(draft._meta.get_field(column).choices_class.choices)
        return ", ".join(str(labels[each]) for each in value)
    if hasattr(draft, f"get_{column}_display"):
        return str(getattr(draft, f"get_{column}_display")())
    return _plain(value)


def _related(column: str, each) -> str:
    if column == "intakes":
        return date_format(each.starts_on, "SHORT_DATE_FORMAT")
    return getattr(each, "name", "") or str(each)


def _plain(value) -> str:
    if value is None or value is False:
        return ""
    if value is True:
        return pgettext("answer", "yes")
    if hasattr(value, "hour"):
        return _("%s (Vietnam time)") % date_format(localtime(value), "SHORT_DATETIME_FORMAT")
    if hasattr(value, "year"):
        return date_format(value, "SHORT_DATE_FORMAT")
    return number_format(value, force_grouping=True) if isinstance(value, int) else str(value)


def _undescribed(draft: Listing) -> dict[str, str]:
    """A picture that says nothing to whoever does not see it is not ready."""
    if draft.cover and not (draft.cover.description or draft.cover.description_en):
        return {"cover": _("Describe the picture for people who cannot see it.")}
    return {}
