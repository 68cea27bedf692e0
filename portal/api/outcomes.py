"""GET /outcomes"""

from datetime import date

from django.urls import reverse
from django.utils.translation import override
from ninja import Field, Query, Router, Schema

from organisations.services import is_verified_member
from outcomes.stories import Party, Story, public_outcomes, stories
from portal.api.reading import language_for
from portal.api.schemas import Reader

PAGE_SIZE = 20
router = Router()


class OutcomesQuestion(Reader):
    page: int = Field(1, ge=1, le=1_000)


class PartyOut(Schema):
    """`name` is empty where it is withheld: then `kind`, and `size` where enough organisations share it. `url` is the
    page of what this side brought, empty where that is not public."""

    name: str
    kind: str
    size: str
    url: str


class OutcomeOut(Schema):
    key: str
    kind: str
    kind_label: str
    title: str
    text: str
    happened_on: date
    band: str
    parties: list[PartyOut]


class OutcomesAnswer(Schema):
    total: int
    page: int
    items: list[OutcomeOut]


@router.get("/outcomes", response=OutcomesAnswer, summary="What came of agreements, as both sides let it be told")
def told(request, question: Query[OutcomesQuestion]):
    language = language_for(request, question.lang)
    found, start = public_outcomes(), (question.page - 1) * PAGE_SIZE
    shown = stories(found[start : start + PAGE_SIZE], language, member=is_verified_member(request.user))
    return {"total": found.count(), "page": question.page, "items": [_item(each, language) for each in shown]}


def _item(story: Story, language: str) -> dict:
    return {
        "key": story.key,
        "kind": story.kind,
        "kind_label": str(story.kind_label),
        "title": str(story.title.text),
        "text": story.text.text,
        "happened_on": story.happened_on,
        "band": str(story.band),
        "parties": [_party(party, language) for party in story.parties],
    }


def _party(party: Party, language: str) -> dict:
    brought, url = party.brought, ""
    if brought:
        with override(language):
            url = reverse("listing", args=[brought.section, brought.number, brought.slug])
    return {"name": party.name, "kind": str(party.kind), "size": str(party.size), "url": url}
