"""What a search that finds nothing or little was probably meant to be. Nothing of what was typed is kept."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from portal.search.parameters import Parameters
from portal.search.service import SearchPage, search
from search.language import language_of
from search.typing.correcting import corrected, has_unknown, is_far_commoner
from search.typing.slips import understood

LITTLE = 3  # results; with more, the words were meant
COMMONER = 10  # times; so much more often must a word stand here than the one that found little
SHOWN = 3  # cards of the offered words, when the typed ones find nothing
AS_TYPED = "as_typed"  # the parameter that asks for no other reading


@dataclass(frozen=True)
class Correction:
    """`is_applied`: the page shows the results of `text`, and `url` leads to those of what was typed; else the page
    shows those of what was typed, `url` leads to those of `text`, and `page` has the first of them."""

    text: str
    url: str
    is_applied: bool = False
    page: SearchPage | None = None

    @property
    def language(self) -> str:
        return language_of(self.text)


def search_or_correct(
    wanted: Parameters, within: Parameters, audiences: Sequence[str], language: str, *, as_typed: bool
) -> tuple[SearchPage, Correction | None]:
    """The results, and how else the words may have been meant. `wanted` is the reader's own part of the address,
    `within` what is searched.

    One engine request; one more only when nothing was found. Keys of Telex and VNI are read as what they make, and
    said to be; other words are never replaced, only offered.
    """
    page = search(within.request(audiences), language)
    if page.has_words or page.degraded or not wanted.text:
        meant = _commoner(wanted, page)
        return page, Correction(meant, wanted.address(text=meant)) if meant else None
    keyed = understood(wanted.text)
    meant = keyed or corrected(wanted.text)
    if not meant:
        return page, None
    if keyed and not as_typed:
        found = search(replace(within, text=keyed).request(audiences), language)
        if found.has_words:
            return found, Correction(keyed, f"{wanted.address()}&{AS_TYPED}=1", is_applied=True)
        return page, None
    found = search(replace(within, text=meant, page=1, page_size=SHOWN).request(audiences), language)
    return page, Correction(meant, wanted.address(text=meant), page=found) if found.has_words else None


def did_you_mean(wanted: Parameters, page: SearchPage, audiences: Sequence[str], language: str) -> str | None:
    """For the API, which never answers with other words than were asked: those that would find (more)."""
    if page.has_words or page.degraded or not wanted.text:
        return _commoner(wanted, page)
    meant = understood(wanted.text) or corrected(wanted.text)
    found = meant and search(replace(wanted, text=meant, page=1, page_size=0).request(audiences), language)
    return meant if found and found.has_words else None


def _commoner(wanted: Parameters, page: SearchPage) -> str | None:
    """Words to offer beside results, without asking the engine: when those are few, or when a word stands nowhere and
    they were found by the others."""
    if page.degraded or not wanted.text or (page.count > LITTLE and not has_unknown(wanted.text)):
        return None
    meant = corrected(wanted.text)
    return meant if meant and is_far_commoner(meant, wanted.text, COMMONER) else None
