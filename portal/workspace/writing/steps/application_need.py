"""The interview about a problem that AI may solve. Plain questions first; the brief that readers see is edited last."""

from django.utils.translation import gettext_lazy as _

from portal.workspace.writing.steps.needs import BUDGET, TITLE, brief
from portal.workspace.writing.steps.shared import CHECK, CONTACT, LICENCE, MEDIA, TOPICS
from portal.workspace.writing.steps.step import Question, Step

APPLICATION_NEED = (
    Step(
        "problem",
        _("What happens today"),
        (
            TITLE,
            Question(
                "body",
                _("What happens today, and what goes wrong?"),
                _("Tell it as you would tell a colleague. You need not know what AI can do, nor which sort you want."),
                _(
                    "Residents hand in papers at the counter. Two people type what stands on them into three systems."
                    " When many come at once the files pile up, and numbers are typed wrongly."
                ),
                words=(30, 250),
                rows=8,
            ),
        ),
        _("One line is enough to begin: the rest can wait."),
    ),
    Step(
        "people",
        _("Who has the problem"),
        (
            Question(
                "users",
                _("Who has the problem, and who would use the answer?"),
                _("Which work they do and how many they are; no names."),
                _("Two clerks at the counter, and about 90 residents a day who wait."),
                words=(8, 80),
            ),
        ),
    ),
    Step(
        "size",
        _("How much and how often"),
        (
            Question(
                "present",
                _("How much, how often, and what does it cost today?"),
                _("Figures, even rough ones: pieces a day, minutes each, errors in a hundred, money a month."),
                _("About 120 files a day, 11 minutes each; 4 in 100 have to be corrected later."),
                words=(8, 100),
            ),
        ),
    ),
    Step(
        "success",
        _("What would be good"),
        (
            Question(
                "outcome",
                _("What would be good, and how would you notice?"),
                _("A number to reach, and by when, lets those who answer say whether they can."),
                _("At most 4 minutes a file, and less than 1 error in 100, within six months."),
                words=(8, 100),
            ),
        ),
    ),
    Step(
        "data",
        _("Which data is there"),
        (
            Question(
                "data_available",
                _("Which data is there?"),
                _("Papers, pictures, tables, recordings: what, since when, how much, in which system."),
                _("Scans of 40,000 files since 2021, and what was typed from them."),
                words=(8, 100),
            ),
            Question("data_sensitivity", _("How sensitive is it?"), _("If you are not sure, choose the stricter one.")),
        ),
    ),
    Step(
        "musts",
        _("What it must have"),
        (
            Question(
                "must_haves",
                _("What must it have?"),
                _("One a line. Only what you would refuse an answer for."),
                _("Reads handwriting\nRuns on our own servers"),
            ),
            Question("nice_to_haves", _("What would be nice to have?"), _("One a line."), rows=3),
            Question("delivery", _("Where should it run?"), _("Choose what you would accept.")),
            Question(
                "trl_min",
                _("How ready must it be?"),
                _("Leave it empty if you would try something new together with those who made it."),
            ),
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
