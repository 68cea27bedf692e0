"""One letter about what was published: at once about one record, or the digest of a day or a week."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.urls import reverse
from django.utils.translation import gettext as _, override

from alerts.links import token_for
from alerts.models import Event, Kind, Notice
from mailing.letters import absolute, composed
from organisations.models import User
from portal.alerts.labels import Labels
from portal.cards import Card, card
from search.models import Entry

MOST = 20  # records in one letter; the others are counted


@dataclass(frozen=True)
class Item:
    """One record in a letter; `news` says what happened to it."""

    news: str
    card: Card
    url: str

    @property
    def summary(self) -> str:
        """In one paragraph: a line of its own in a letter could pass for the site's."""
        return " ".join(self.card.summary.split())

    @property
    def facts(self) -> list[str]:
        """Its deadline, with time and zone."""
        return [f"{fact.label}: {fact.value}" for fact in self.card.facts if fact.is_deadline]


class Items:
    """Items of one batch: a record is made into an item once for each language, however many are told of it."""

    def __init__(self, entries: Mapping[str, Entry]):
        self.entries = entries
        self._made: dict[tuple, Item] = {}

    def item(self, event: Event, language: str) -> Item:
        made = self._made.get((event.pk, language))
        if made is None:
            with override(language):
                shown = card(self.entries[event.key], language)
                made = Item(str(event.get_what_display()), shown, absolute(shown.url))
            self._made[event.pk, language] = made
        return made


def letter(
    user: User, notices: Sequence[Notice], items: Items, labels: Labels, *, is_digest: bool
) -> EmailMultiAlternatives:
    """`notices` are of this person, at least one, ordered by subscription. A record that several subscriptions found
    stands under the first."""
    language = user.language
    groups, keys = [], set()
    subscriptions = {notice.subscription_id: notice.subscription for notice in notices}
    for number, subscription in subscriptions.items():
        group = {"label": labels.label(subscription, language), "items": []}
        for notice in notices:
            if notice.subscription_id == number and notice.event.key not in keys:
                keys.add(notice.event.key)
                if len(keys) <= MOST:
                    group["items"].append(items.item(notice.event, language))
        if group["items"]:
            group["heading"] = _heading(subscription.kind, group["label"].text, language)
            groups.append(group)
    only = next(iter(subscriptions)) if len(subscriptions) == 1 else 0
    with override(language):
        stop = absolute(reverse("alerts_stop", args=[token_for(user.pk, only)]))
        manage = absolute(reverse("alerts"))
    return composed(
        to=user.email,
        name="alert",
        language=language,
        context={
            "groups": groups,
            "first": groups[0]["items"][0],
            "count": len(keys),
            "more": max(0, len(keys) - MOST),
            "is_digest": is_digest,
            "stop": stop,
            "manage": manage,
        },
        headers={
            "List-Unsubscribe": f"<{stop}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            # The same at each try: what a mail server got twice, after a cut connection, its reader sees once.
            "Message-ID": f"<alert-{notices[0].pk}@{urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname}>",
            "Auto-Submitted": "auto-generated",
        },
    )


def _heading(kind: str, text: str, language: str) -> str:
    with override(language):
        if kind == Kind.SEARCH:
            return _("Your saved search: %s") % text
        return text if kind == Kind.MATCHES else _("You follow: %s") % text
