"""Steps and questions that several kinds share."""

from django.utils.translation import gettext_lazy as _

from portal.workspace.writing.steps.step import Question, Step

TITLE = Question(
    "title",
    _("Title"),
    _("What it is, in one line, without the name of your organisation."),
    _("Reading chest X-rays for signs of tuberculosis"),
    words=(4, 15),
    required=True,
)
SUMMARY = Question(
    "summary",
    _("Summary"),
    _("One or two sentences that stand on the card in every list: what it does, and for whom."),
    words=(15, 45),
    rows=3,
)
TOPICS = Step(
    "topics",
    _("Fields and techniques"),
    (
        Question(
            "fields", _("Fields of application"), _("Where it is used. Choose at least one: people narrow lists by it.")
        ),
        Question(
            "techniques",
            _("AI techniques"),
            _("What it works with. Leave it empty if you are not sure: it is found by its words too."),
        ),
        Question(
            "tags",
            _("Tags"),
            _("Words that people may look for and that stand nowhere else, with commas between them."),
            _("tuberculosis, district hospital, X-ray"),
        ),
    ),
)
PEOPLE = Step(
    "people",
    _("Scientists"),
    (
        Question(
            "scientists",
            _("Who made it"),
            _("Scientists of your organisation. Each is asked for consent before they have a page of their own."),
        ),
    ),
)
MEDIA = Step(
    "media",
    _("Picture, files and demonstration"),
    (
        Question(
            "cover",
            _("Picture"),
            _("JPEG, PNG or WebP, up to 10 MB, at least 640 pixels wide. Where it was taken is removed from it."),
        ),
        Question(
            "attachments",
            _("Files"),
            _("PDF, Word, PowerPoint, Excel or pictures: at most five, up to 20 MB each. Readers can download them."),
        ),
        Question(
            "demo_url",
            _("Demonstration or video"),
            _("An address that begins with https:// or http://."),
            "https://www.youtube.com/watch?v=…",
        ),
    ),
)
CONTACT = Step(
    "contact",
    _("Contact and readers"),
    (
        Question(
            "contact_office",
            _("Contact office"),
            _("An office; name a person only with their consent."),
            _("Office of Technology Transfer"),
        ),
        Question("contact_email", _("E-mail address"), _("An e-mail address or a telephone number is needed.")),
        Question("contact_phone", _("Telephone"), example="028 3724 4270"),
        Question("place", _("Ward, commune or city"), _("Where it can be seen or is needed; old names are known too.")),
        Question(
            "audience",
            _("Who may see it"),
            _("This holds at once, for what is public already too; everything else waits for the review."),
        ),
    ),
)
LICENCE = Step(
    "licence",
    _("Re-use of the text"),
    (
        Question(
            "reuse_licence",
            _("How may others use the text?"),
            _(
                "The portal gives its content as open data, and a licence says what may be done with it. Nothing is"
                " chosen for you; your product, your data and your rights in them are not meant."
            ),
            required=True,
        ),
    ),
)
CHECK = Step("check", _("Check and submit"), ())
