"""The survey's answers as tables of counts; headed in the active language. No contact and no typed text is in them."""

from collections import Counter
from collections.abc import Iterable, Sequence

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from listings.choices import Level
from organisations.models import OrganisationKind, Size
from portal.reports.figures import Table
from support.choices import Obstacle, Specialists, Use
from support.models import SurveyAnswer

_COLUMNS = (
    "organisation_kind",
    "size",
    "ward",
    "uses",
    "wishes",
    "obstacles",
    "specialists",
    "training_headcount",
    "training_level",
    "created_at",
    "needs",
)


def survey_tables() -> list[Table]:
    """One query. Each table counts answers by the sender's kind of organisation, and in all."""
    answers = list(SurveyAnswer.objects.only(*_COLUMNS))
    caption = _caption(answers)
    return [
        _by_kind(_("Answers"), caption, _("Size"), Size, answers, lambda each: [each.size]),
        _by_kind(_("Used today"), caption, _("Use"), Use, answers, lambda each: each.uses),
        _by_kind(_("Wished for"), caption, _("Use"), Use, answers, lambda each: each.wishes),
        _by_kind(_("Obstacles"), caption, _("Obstacle"), Obstacle, answers, lambda each: each.obstacles),
        _by_kind(_("Specialists"), caption, _("Specialists"), Specialists, answers, lambda each: [each.specialists]),
        _people(caption, answers),
        _wards(caption, answers),
    ]


def _by_kind(name: str, caption: str, heading: str, choices, answers: Sequence[SurveyAnswer], values) -> Table:
    counts = Counter((value, each.organisation_kind) for each in answers for value in values(each))
    rows = [
        (str(label), *(counts[value, kind] for kind in OrganisationKind.values), _total(counts, value))
        for value, label in choices.choices
    ]
    return Table(name, caption, (heading, *_kinds(), _("All")), rows)


def _people(caption: str, answers: Iterable[SurveyAnswer]) -> Table:
    """How many people are to be trained, by level."""
    counts: Counter = Counter()
    for each in answers:
        counts[each.training_level, each.organisation_kind] += each.training_headcount or 0
    levels = [*Level.choices[1:], ("", _("not said"))]
    rows = [
        (str(label), *(counts[level, kind] for kind in OrganisationKind.values), _total(counts, level))
        for level, label in levels
    ]
    return Table(_("People to train"), caption, (_("Level"), *_kinds(), _("All")), rows)


def _wards(caption: str, answers: Iterable[SurveyAnswer]) -> Table:
    """As the senders wrote them."""
    counts = Counter(each.ward.strip() or _("not said") for each in answers)
    return Table(_("Wards"), caption, (_("Ward or commune"), _("Answers")), counts.most_common())


def _total(counts: Counter, value: str) -> int:
    return sum(counts[value, kind] for kind in OrganisationKind.values)


def _kinds() -> tuple[str, ...]:
    return tuple(str(label) for _value, label in OrganisationKind.choices)


def _caption(answers: Sequence[SurveyAnswer]) -> str:
    if not answers:
        return _("No answers yet")
    days = [date_format(each.created_at, "SHORT_DATE_FORMAT") for each in (answers[-1], answers[0])]
    return _("%(count)d answers, %(first)s – %(last)s; %(needs)d became draft needs") % {
        "count": len(answers),
        "first": days[0],
        "last": days[1],
        "needs": sum(1 for each in answers if each.needs),
    }
