"""Letters to the people of an organisation."""

from collections.abc import Mapping

from django.urls import reverse
from django.utils.translation import override

from mailing.letters import absolute, post
from organisations.models import Organisation, Role, User


def link(name: str, language: str, *args) -> str:
    """The full address of a page in the reader's language."""
    with override(language):
        return absolute(reverse(name, args=args))


def tell(user: User, name: str, context: Mapping[str, object], *, organisation: Organisation, page: str = "") -> None:
    """One letter in the reader's language; `page` names a page of the organisation, whose address the letter has as
    `link`."""
    if not user.email or not user.is_active:
        return
    given = {**context, "organisation": organisation.name(user.language)}
    if page:
        given["link"] = link(page, user.language, organisation.slug)
    post(to=user.email, name=name, language=user.language, context=given)


def tell_owners(organisation: Organisation, name: str, context: Mapping[str, object], *, page: str) -> None:
    """The same to every owner."""
    for owner in owners(organisation):
        tell(owner, name, context, organisation=organisation, page=page)


def owners(organisation: Organisation):
    return User.objects.filter(memberships__organisation=organisation, memberships__role=Role.OWNER, is_active=True)


def one_line(text: str) -> str:
    """What a person typed, as part of a sentence: an address in it never stands alone, where it would become the
    letter's button."""
    return " ".join(text.split())
