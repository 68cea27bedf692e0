"""What is asked of a training product."""

from django.utils.translation import gettext_lazy as _

from portal.workspace.writing.steps.shared import CHECK, CONTACT, LICENCE, MEDIA, PEOPLE, SUMMARY, TOPICS
from portal.workspace.writing.steps.step import Question, Step

TRAINING = (
    Step(
        "basics",
        _("Title and summary"),
        (
            Question(
                "title",
                _("Name of the course"),
                _("What is learnt, in one line."),
                _("Machine learning for engineers in manufacturing"),
                words=(3, 15),
                required=True,
            ),
            SUMMARY,
        ),
        _("A title is enough to begin: the rest can wait."),
    ),
    Step(
        "outcomes",
        _("What is learnt"),
        (
            Question(
                "outcomes",
                _("What can people do afterwards?"),
                _("One a line. Begin with a verb: build, check, choose, explain."),
                _(
                    "Choose a method for a problem of their own plant\nTrain and test a model on their own data\n"
                    "Explain its limits to their managers"
                ),
                words=(15, 120),
            ),
            Question(
                "prerequisites",
                _("What must they know before?"),
                _("Say it as something that they can check themselves."),
                _("They have written a loop in any programming language."),
                words=(5, 60),
                rows=3,
            ),
        ),
    ),
    Step(
        "content",
        _("About the course"),
        (
            Question(
                "body",
                _("What happens in the course?"),
                _("Topics in order, exercises, project, who teaches and from what practice."),
                words=(60, 250),
                rows=10,
            ),
        ),
    ),
    Step(
        "audience",
        _("For whom"),
        (
            Question("audiences", _("Who is it for?")),
            Question("level", _("Level")),
            Question("taught_in", _("Language of teaching")),
        ),
    ),
    Step(
        "teaching",
        _("How it is taught"),
        (
            Question("pacing", _("Way of learning")),
            Question("mode", _("Where")),
            Question("workload_hours", _("Hours in all"), _("Classes and own work together."), "40"),
            Question("certificate", _("Certificate")),
            Question(
                "open_material_url",
                _("Open material"),
                _("Slides, notes or videos that everyone may open."),
                "https://…",
            ),
        ),
    ),
    Step(
        "intakes",
        _("Intakes"),
        (
            Question(
                "intakes",
                _("When does it start?"),
                _("Leave it empty if people learn at their own pace. Places and dates can be changed at any time."),
            ),
        ),
    ),
    Step(
        "fee",
        _("Fee"),
        (
            Question("fee", _("Fee in đồng"), _("For one person; 0 is free of charge."), "2500000"),
            Question("in_house", _("It can be held at the customer's")),
        ),
    ),
    TOPICS,
    PEOPLE,
    MEDIA,
    CONTACT,
    LICENCE,
    CHECK,
)
