"""One letter about what was published: at once about one record, or the digest of a day or a week."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.urls import reverse
from django.utils.translation import gettext as _, gettext_lazy, override

from alerts.links import token_for
from alerts.models import Event, Kind, Notice
from mailing.letters import absolute, composed
from organisations.models import User
from portal.alerts.labels import Labels
from portal.cards import Card, card
from search.models import Entry

MOST = 20  # records in one letter; the others are counted
STOP = secrets.token_hex(16)  # nobody can have typed it
KINDS = {
    "research": gettext_lazy("AI solution"),
    "training": gettext_lazy("AI training"),
    "need": gettext_lazy("Need"),
    "competition": gettext_lazy("Competition"),
}


@dataclass(frozen=True)
class Item:
    """One record in a letter; `news` says what happened to it. What is gone has no address, no owner and no words."""

    news: str
    kind: str
    title: str
    owner: str = ""
    facts: Sequence[str] = ()
    summary: str = ""
    url: str = ""


def _shown(event: Event, shown: Card) -> Item:
    return Item(
        str(event.get_what_display()),
        shown.kind_label,
        shown.plain_title,
        shown.organisation["name"] if shown.organisation else "",
        [f"{fact.label}: {fact.value}" for fact in shown.facts if fact.is_deadline],  # with time and zone
        " ".join(shown.summary.split()),  # in one paragraph: a line of its own in a letter could pass for the site's
        absolute(shown.url),
    )


def _gone(event: Event) -> Item:
    """By its number alone, which stands in the address that earlier letters gave: why it was taken away may lie in its
    words."""
    prefix, _colon, number = event.key.partition(":")
    title = _("Number %s, which you follow, is not public any more") % number
    return Item(str(event.get_what_display()), str(KINDS[prefix]), title)


class Items:
    """Items of one batch: a record is made into an item once for each language, however many are told of it. `letters`
    are those that were composed already, by what they tell: most people's differ only in where they go."""

    def __init__(self, entries: Mapping[str, Entry]):
        self.entries = entries
        self.letters: dict[tuple, EmailMultiAlternatives] = {}
        self._made: dict[tuple, Item] = {}

    def item(self, event: Event, language: str) -> Item:
        made = self._made.get((event.pk, language))
        if made is None:
            with override(language):
                made = _gone(event) if event.is_gone else _shown(event, card(self.entries[event.key], language))
            self._made[event.pk, language] = made
        return made


def letter(
    user: User, notices: Sequence[Notice], items: Items, labels: Labels, *, is_digest: bool
) -> EmailMultiAlternatives:
    """`notices` are of this person, at least one, ordered by subscription. A record that several subscriptions found
    stands under the first."""
    language = user.language
    subscriptions = {notice.subscription_id: notice.subscription for notice in notices}
    told = tuple((notice.subscription.kind, notice.subscription.target, notice.event_id) for notice in notices)
    same = (language, is_digest, told)
    if same not in items.letters:
        items.letters[same] = _composed(language, notices, subscriptions, items, labels, is_digest=is_digest)
    only = next(iter(subscriptions)) if len(subscriptions) == 1 else 0
    return _addressed(items.letters[same], user, token_for(user.pk, only), notices[0].pk)


def _composed(language, notices, subscriptions, items: Items, labels: Labels, *, is_digest: bool):
    """The letter as all get it who are told the same, with STOP where each one's own token belongs."""
    groups, keys = [], set()
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
    with override(language):
        stop, manage = absolute(reverse("alerts_stop", args=[STOP])), absolute(reverse("alerts"))
    return composed(
        to="",
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
            "Auto-Submitted": "auto-generated",
        },
    )


def _addressed(shared: EmailMultiAlternatives, user: User, token: str, number: int) -> EmailMultiAlternatives:
    headers = {name: value.replace(STOP, token) for name, value in shared.extra_headers.items()}
    # The same at each try: what a mail server got twice, after a cut connection, its reader sees once.
    headers["Message-ID"] = f"<alert-{number}@{urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname}>"
    own = EmailMultiAlternatives(shared.subject, shared.body.replace(STOP, token), to=[user.email], headers=headers)
    for content, kind in shared.alternatives:
        own.attach_alternative(content.replace(STOP, token), kind)
    return own


def _heading(kind: str, text: str, language: str) -> str:
    with override(language):
        if kind == Kind.SEARCH:
            return _("Your saved search: %s") % text
        return text if kind == Kind.MATCHES else _("You follow: %s") % text
