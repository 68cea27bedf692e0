"""Which pages of the admin show what is not everybody's to see: looks at them are kept as rows of `history.Access`."""

from collections.abc import Iterator

from django.http import HttpRequest

from catalog.models import ResearchProduct, TrainingProduct
from demand.models import Need
from history.models import Access
from listings.choices import Audience
from organisations.models import Membership, Organisation, Scientist

PERSON, WITHHELD, EXPORT = Access.What.PERSON, Access.What.WITHHELD, Access.What.EXPORT
LIST_VIEWS = {"index", "index_results", "list", "list_results"}


def _of(model: type) -> str:
    return f"wagtailsnippets_{model._meta.app_label}_{model._meta.model_name}"


# Of a namespace, the name of its records. An organisation and a scientist have contact persons and their addresses.
PEOPLE = {
    "wagtailusers_users": "user",
    _of(Membership): "membership",
    _of(Organisation): "organisation",
    _of(Scientist): "scientist",
    "support_questions": "question",
    "survey_answers": "survey-answer",
    "public_questions": "public-question",
}
LISTINGS = {_of(model): model for model in (ResearchProduct, TrainingProduct, Need)}


def seen(request: HttpRequest) -> Iterator[tuple[str, str]]:
    """What an answered request showed: (what, key) each; nothing for an ordinary page. At most one query, for the
    audience of one listing."""
    match = request.resolver_match
    if match is None:
        return
    space, name = match.namespace, match.url_name
    number = match.kwargs.get("pk")
    if request.GET.get("export"):
        yield EXPORT, f"{space}:{name}" if space else str(name)
    elif space in PEOPLE and number:
        yield PERSON, f"{PEOPLE[space]}:{number}"
    elif space in PEOPLE and name in LIST_VIEWS and PEOPLE[space] in {"user", "membership"}:
        yield PERSON, f"{PEOPLE[space]}s"
    elif space in LISTINGS and number:
        record = LISTINGS[space].objects.filter(pk=number, audience=Audience.WITHHELD).first()
        if record is not None:
            yield WITHHELD, record.key
