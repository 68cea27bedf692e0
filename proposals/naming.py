"""How the owner of a need is called before those who answer its call: never by name while it is withheld."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _, override

from enquiries.models import Enquiry
from listings.identifying import identifying, owner_of
from organisations.models import Membership
from organisations.refusals import Refused
from proposals.models import Call, Proposal, Result

Learnt = set[tuple[int, str]]  # (organisation, key of a need)


def names_learnt(organisations: Iterable[int]) -> Learnt:
    """The needs whose owners have told these organisations who they are, by accepting an enquiry; one query."""
    return set(Enquiry.objects.accepted().filter(asker__in=organisations).values_list("asker", "listing_key"))


def is_named_to(call: Call, proposal: Proposal | None = None, learnt: Learnt | None = None) -> bool:
    """Whether this proposer (without one: the public) is told the owner's name; `learnt` spares the query where many
    are shown."""
    if not call.is_withheld or proposal is None:
        return not call.is_withheld
    if proposal.result == Result.CHOSEN and call.is_named_to_chosen:
        return True
    known = names_learnt([proposal.organisation_id]) if learnt is None else learnt
    return (proposal.organisation_id, call.need.key) in known


def owner_shown(call: Call, language: str, proposal: Proposal | None = None, learnt: Learnt | None = None) -> str:
    """The owner's name, or kind and size alone."""
    if is_named_to(call, proposal, learnt):
        return call.organisation.name(language)
    return described(call, language)


def owner_shown_to(user, call: Call, language: str) -> str:
    """The same for a person who reads the call itself: as much as one of their organisations has been told."""
    if call.is_withheld and user.is_authenticated:
        own = Membership.objects.filter(user=user).values_list("organisation", flat=True)
        if any(key == call.need.key for _organisation, key in names_learnt(own)):
            return call.organisation.name(language)
    return owner_shown(call, language)


def described(call: Call, language: str) -> str:
    """Kind and size, as on the page of a need whose owner is not named."""
    with override(language):
        kind, size = call.organisation.get_kind_display(), call.organisation.get_size_display()
        return ", ".join(filter(None, (str(kind), str(size))))


def refuse_names(call: Call, texts: Mapping[str, str]) -> None:
    """Raises Refused where the owner of a need without a name is named in what others are to read."""
    if not call.is_withheld:
        return
    found = [sign.text for sign in identifying(texts, owner_of(call.organisation))]
    if found:
        said = _("The need is published without your name, and this text tells it: %(words)s. Take that out.")
        raise Refused(said % {"words": ", ".join(found)})
