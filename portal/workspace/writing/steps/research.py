"""What is asked of a research product."""

from django.utils.translation import gettext_lazy as _

from portal.workspace.writing.steps.shared import CHECK, CONTACT, LICENCE, MEDIA, PEOPLE, SUMMARY, TITLE, TOPICS
from portal.workspace.writing.steps.step import Question, Step

RESEARCH = (
    Step("basics", _("Title and summary"), (TITLE, SUMMARY), _("A title is enough to begin: the rest can wait.")),
    Step(
        "what",
        _("What it does"),
        (
            Question(
                "body",
                _("What does it do, and for whom?"),
                _(
                    "As you would explain it to the person who would use it. Say what goes in, what comes out, and what"
                    " that person no longer has to do."
                ),
                _(
                    "The software marks places on a chest X-ray that look like tuberculosis, and sorts the films of the"
                    " day so that the doctor reads the doubtful ones first. It is meant for district hospitals that"
                    " have an X-ray machine but no radiologist at night."
                ),
                words=(60, 250),
                rows=10,
            ),
        ),
    ),
    TOPICS,
    Step(
        "readiness",
        _("How far it is, and how sure that is"),
        (
            Question("trl", _("Readiness (TRL)"), _("From 1, basic principles, to 9, proven in operation.")),
            Question(
                "evidence",
                _("What was measured, and how?"),
                _("One figure with its conditions convinces more than an adjective: on what, how many, against whom."),
                _(
                    "Sensitivity 94 %, specificity 91 % on 3,200 films of two district hospitals that were not used for"
                    " training; two radiologists read the same films."
                ),
                words=(20, 120),
            ),
        ),
    ),
    Step(
        "use",
        _("Where it is used"),
        (
            Question(
                "deployments",
                _("Where is it used already?"),
                _("Who, since when, how much. Name others only if they agreed."),
                _("A district hospital, since March 2025, about 120 films a day."),
                words=(10, 120),
            ),
            Question(
                "comparison",
                _("How does it compare with what people do otherwise?"),
                _("Doing it by hand, a product from abroad, doing nothing."),
                _("A radiologist reads a film in four minutes; with the marks it takes one and a half."),
                words=(15, 120),
            ),
        ),
    ),
    Step(
        "requirements",
        _("What it needs"),
        (
            Question(
                "data_needed",
                _("Which data does it need?"),
                _("What sort, how much, and whether it holds personal data."),
                _("Digital chest X-rays (DICOM); 200 labelled films of one's own machine to adjust it."),
                words=(10, 100),
            ),
            Question(
                "integration",
                _("What does it need to run?"),
                _("Machines, systems that it is joined with, people who look after it."),
                _("One computer with a graphics card; it is joined with the hospital's PACS over DICOM."),
                words=(10, 100),
            ),
        ),
    ),
    Step(
        "cooperation",
        _("Cooperation and price"),
        (
            Question("cooperation", _("What do you look for?"), _("Choose all that you would talk about.")),
            Question("delivery", _("How is it delivered?")),
            Question("price_band", _("Price"), _("A range is enough for people to know whether to write to you.")),
        ),
    ),
    Step(
        "rights",
        _("Rights and risk"),
        (
            Question("ip_status", _("Intellectual property")),
            Question(
                "risk_class",
                _("Risk class under the AI law"),
                _("As you, its provider, declare it (Law 134/2025/QH15). It is shown as your declaration."),
            ),
        ),
    ),
    PEOPLE,
    MEDIA,
    CONTACT,
    LICENCE,
    CHECK,
)
