"""What a subscription is about, in words and with its address, as lists and letters name it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _, override

from alerts.models import Kind, Subscription
from alerts.searches import request_of
from organisations.models import Organisation
from portal.cards import card
from portal.search.presentation import value_label
from search.models import Entry

LONGEST = 160  # characters of a search's words and filters


@dataclass(frozen=True)
class Label:
    """`url` is empty where there is nothing to see any more."""

    text: str
    url: str = ""
    icon: str = "search"


class Labels:
    """Labels of subscriptions of any kind: two queries, however many they are.

    `entries` are those that the reader may see, by key; the name of what they may not see is not told.
    """

    def __init__(self, entries: Mapping[str, Entry], organisations: Mapping[str, Organisation]):
        self._entries, self._organisations = entries, organisations

    @classmethod
    def of(cls, subscriptions: Iterable[Subscription], audiences: Iterable[str]) -> "Labels":
        subscriptions = list(subscriptions)
        keys = {each.target for each in subscriptions if each.kind != Kind.SEARCH}
        seen = Entry.objects.visible(tuple(audiences)).filter(key__in=keys).for_cards()
        return cls({entry.key: entry for entry in seen}, organisations_in(subscriptions))

    def label(self, subscription: Subscription, language: str) -> Label:
        with override(language):
            if subscription.kind == Kind.SEARCH:
                return Label(self._search(subscription.target, language), search_url(subscription.target))
            entry = self._entries.get(subscription.target)
            shown = entry and card(entry, language)
            if subscription.kind == Kind.MATCHES:
                title = shown.plain_title if shown else _("a listing that is not public at present")
                return Label(_("New matches for “%s”") % title, f"{shown.url}matches/" if shown else "", "sparkles")
            if shown:
                return Label(shown.plain_title, shown.url, "bell")
            return Label(_("Something that is not public any more"), "", "bell")

    def _search(self, target: str, language: str) -> str:
        request = request_of(target)
        parts = [f"“{request.text}”"] if request.text else []
        parts += [self._value(name, value, language) for name, values in request.filters.items() for value in values]
        text = " · ".join(" ".join(part.split()) for part in parts)
        return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"

    def _value(self, name: str, value: str, language: str) -> str:
        if name != "organisation":
            return value_label(name, value, language)
        known = self._organisations.get(value)
        return known.name(language) if known else _("an organisation")


def organisations_in(subscriptions: Iterable[Subscription]) -> dict[str, Organisation]:
    """The organisations that saved searches name, by key: those that have a page, since others' names are not told."""
    keys = {
        key
        for each in subscriptions
        if each.kind == Kind.SEARCH
        for key in request_of(each.target).filters.get("organisation", ())
    }
    numbers = [key.partition(":")[2] for key in keys]
    numbers = [int(number) for number in numbers if number.isascii() and number.isdigit() and len(number) <= 15]
    return {each.key: each for each in Organisation.objects.verified().filter(pk__in=numbers)}


def search_url(target: str) -> str:
    return f"{reverse('search')}?{target}"
