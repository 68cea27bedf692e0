"""The interview about people who should learn AI."""

from django.utils.translation import gettext_lazy as _

from portal.workspace.writing.steps.needs import BUDGET, brief
from portal.workspace.writing.steps.shared import CHECK, CONTACT, LICENCE, MEDIA, TOPICS
from portal.workspace.writing.steps.step import Question, Step

TRAINING_NEED = (
    Step(
        "people",
        _("Who is to be trained"),
        (
            Question(
                "title",
                _("In one line: who should learn what?"),
                _("Without the name of your organisation."),
                _("Ward officials learn to use AI tools safely"),
                words=(4, 15),
                required=True,
            ),
            Question(
                "roles",
                _("Who are they, and what is their work?"),
                _("Their tasks say more to a teacher than their titles; no names."),
                _("Clerks and specialists who write reports and answer residents' letters."),
                words=(8, 80),
            ),
            Question("headcount", _("How many people?"), example="60"),
        ),
        _("One line is enough to begin: the rest can wait."),
    ),
    Step(
        "why",
        _("What happens today"),
        (
            Question(
                "body",
                _("What happens today, and what goes wrong?"),
                _("What do they do slowly, not at all, or with fear?"),
                _(
                    "Some already use chat tools for drafts, without knowing what may be typed into them. Others copy"
                    " tables by hand."
                ),
                words=(30, 200),
                rows=8,
            ),
            Question(
                "outcome",
                _("What should they be able to do afterwards?"),
                _("Something that you could see at work."),
                _("Each writes a report with a tool, checks it, and knows what must never be typed in."),
                words=(8, 100),
            ),
        ),
    ),
    Step(
        "level",
        _("Level"),
        (
            Question("level_now", _("What do they know now?")),
            Question("level_wanted", _("What should they reach?")),
        ),
    ),
    Step(
        "how",
        _("How and when"),
        (
            Question("mode", _("Where should it take place?")),
            Question("starts_on", _("When should it start?")),
            Question(
                "must_haves",
                _("What must it have?"),
                _("One a line. Only what you would refuse an answer for."),
                _("In Vietnamese\nAt our office, outside working hours"),
            ),
            Question("nice_to_haves", _("What would be nice to have?"), _("One a line."), rows=3),
        ),
    ),
    BUDGET,
    TOPICS,
    MEDIA,
    CONTACT,
    brief(_("It was made from your answers. Change whatever reads badly: this is what others see first.")),
    LICENCE,
    CHECK,
)
