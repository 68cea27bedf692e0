"""How the owner of a need is called before those who answer its call: never by name while it is withheld."""

from collections.abc import Mapping

from django.utils.translation import gettext as _, override

from listings.identifying import identifying, owner_of
from organisations.refusals import Refused
from proposals.models import Call, Proposal, Result


def is_named_to(call: Call, proposal: Proposal | None = None) -> bool:
    """Whether this proposer (without one: the public) is told the owner's name."""
    is_chosen = proposal is not None and proposal.result == Result.CHOSEN
    return not call.is_withheld or (is_chosen and call.is_named_to_chosen)


def owner_shown(call: Call, language: str, proposal: Proposal | None = None) -> str:
    """The owner's name, or kind and size alone."""
    if is_named_to(call, proposal):
        return call.organisation.name(language)
    return described(call, language)


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
