"""What a reviewer should look at in a listing: found by rules, cheap enough for each opening of the page."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from listings.models import Listing
from search.analysis import fold
from search.documents import LANGUAGES

# A mobile or landline number of Vietnam, its digits apart or together; not the end of a longer number.
PHONE = re.compile(r"(?<![\d.,])(?:\+?84|0)[ .-]?[235789]\d?(?:[ .-]?\d){7,8}(?!\d)")
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
IDENTITY = re.compile(r"(?<!\d)0\d{2}[0-9]\d{8}(?!\d)")  # the twelve digits of a citizen's card begin with a province
LINK = re.compile(r"https?://[^\s<>\"')]+|www\.[^\s<>\"')]+")
ALIKE = 0.8  # of the words of two titles together
MOST_ALIKE = 5
HIGH_READINESS = 7


@dataclass(frozen=True)
class Finding:
    """`details` are quotes of the text, or (key, title) of other listings."""

    what: str
    details: tuple = ()
    others: tuple[tuple[str, str], ...] = ()


def check(draft: Listing) -> list[Finding]:
    """Without the search for doubles, which reads all titles: see `doubles`."""
    text = "\n".join(_texts(draft))
    found = [*_lacking_evidence(draft)]
    for pattern, what in (
        (IDENTITY, _("An identity number in the text: it must not be published.")),
        (PHONE, _("A telephone number in the text: a person's only by consent.")),
        (EMAIL, _("An e-mail address in the text: a person's only by consent.")),
        (LINK, _("Links in the text: do they lead where they say?")),
    ):
        if quoted := tuple(dict.fromkeys(pattern.findall(text))):
            found.append(Finding(what, quoted[:5]))
    return found


def doubles(draft: Listing) -> list[Finding]:
    """Other listings of the kind whose title has nearly the same words, in either language."""
    wanted = [words for code in LANGUAGES if (words := _words(getattr(draft, f"title_{code}")))]
    rows = type(draft).objects.exclude(pk=draft.pk).values_list("pk", *(f"title_{code}" for code in LANGUAGES))
    alike = []
    for pk, *titles in rows.iterator():
        near = max((_likeness(words, _words(title)) for words in wanted for title in titles if title), default=0)
        if near >= ALIKE:
            alike.append((near, f"{draft.key_prefix}:{pk}", next(filter(None, titles))))
    if not alike:
        return []
    nearest = sorted(alike, reverse=True)[:MOST_ALIKE]
    return [Finding(_("Nearly the same title is there already."), others=tuple(row[1:] for row in nearest))]


def _lacking_evidence(draft: Listing) -> list[Finding]:
    def silent(column: str) -> bool:
        return not any(getattr(draft, f"{column}_{code}").strip() for code in LANGUAGES)

    if hasattr(draft, "trl"):
        if draft.trl and draft.trl >= HIGH_READINESS and silent("deployments"):
            return [Finding(_("High readiness without a deployment: where does it run?"))]
        if silent("evidence"):
            return [Finding(_("No evidence: what was measured, and under which conditions?"))]
    if draft.key_prefix == "need" and silent("outcome"):
        return [Finding(_("No wanted outcome: what would count as success?"))]
    return []


def _texts(draft: Listing):
    for column in ("title", "summary", "body", *draft.long_texts):
        for code in LANGUAGES:
            yield getattr(draft, f"{column}_{code}")


def _words(title: str) -> frozenset[str]:
    return frozenset(fold(title).split())


def _likeness(one: frozenset, other: frozenset) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0
