"""What both kinds of need are asked."""

from django.utils.translation import gettext_lazy as _

from portal.workspace.writing.steps.step import Question, Step, Words

TITLE = Question(
    "title",
    _("In one line: what should work better?"),
    _("Without the name of your organisation."),
    _("Entering residents' files faster and with fewer errors"),
    words=(4, 15),
    required=True,
)
BUDGET = Step(
    "budget",
    _("Budget and dates"),
    (
        Question("budget_band", _("Budget"), _("A range is enough; people rarely answer a need without one.")),
        Question("cooperation", _("How would you work together?")),
        Question(
            "nature",
            _("What is it?"),
            _("A problem to talk about, an order that you will place, or a question to many."),
        ),
        Question(
            "timeline",
            _("When should it begin, and when be done?"),
            example=_("A trial in the second quarter of 2027; in daily use by the end of the year."),
            words=(4, 60),
            rows=3,
        ),
        Question("closes_at", _("Answers until"), _("Day and hour in Vietnam. Without one it stays open.")),
    ),
)


def brief(lead: Words) -> Step:
    """The need as others see it first, made from the answers."""
    return Step(
        "brief",
        _("Your brief"),
        (
            Question("title", _("Title"), TITLE.hint, words=(4, 15), required=True),
            Question(
                "summary",
                _("Summary"),
                _("One or two sentences that stand on the card in every list: the problem, and what would be good."),
                words=(15, 45),
                rows=4,
            ),
            Question("body", _("The problem"), words=(30, 250), rows=10),
        ),
        lead,
    )
