"""Letters about an outcome to the writers of one side. They name the listing and no organisation."""

from django.urls import reverse
from django.utils.translation import override

from listings.letters import writers_of
from mailing.letters import absolute, post, quoted
from outcomes.models import Outcome


def tell(outcome: Outcome, side: str, name: str, **context) -> None:
    """`name` is one of proposed, confirmed, disputed and untold."""
    for person in writers_of(outcome.enquiry.organisation(side).pk):
        with override(person.language):
            page = absolute(reverse("enquiry_outcome", args=[outcome.enquiry_id]))
            said = {
                "title": outcome.enquiry.title(person.language),
                "headline": headline(outcome, person.language),
                "kind": outcome.get_kind_display(),
                "reason": quoted(outcome.dispute),
                "is_public": outcome.is_public,
                "page": page,
            }
        post(to=person.email, name=f"outcome_{name}", language=person.language, context=said | context)


def headline(outcome: Outcome, language: str) -> str:
    titles = (outcome.title_en, outcome.title_vi) if language == "en" else (outcome.title_vi, outcome.title_en)
    return titles[0] or titles[1]
