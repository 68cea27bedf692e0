"""A text typed with an input method half on or off: `tri1 tue65`, `trí tuej`, read by what is written here."""

from collections.abc import Mapping

from search.analysis import fold, tokens
from search.language import ENGLISH_LANGUAGE, VIETNAMESE
from search.typing.keys import decoded
from search.typing.lattice import Choices, best_way
from search.typing.loading import writing
from search.typing.marks import left_out
from search.typing.restoring import MOST_WORDS, choices
from search.typing.spelling import spelled
from search.typing.writing import Writing

LEFT_OUT = 2.0  # nats for each mark whose key was not pressed
WRONG = 6.0  # nats for a form that has another tone than the one pressed


def understood(text: str, learnt: Mapping[str, Writing] | None = None) -> str | None:
    """The text as it was meant, when words of it are known nowhere as they stand, but are as Telex or VNI keys, and fit
    their neighbours; else None. The words are lower case, separated by spaces."""
    learnt = learnt or {language: writing(language) for language in (VIETNAMESE, ENGLISH_LANGUAGE)}
    words = tokens(text)[:MOST_WORDS]
    vietnamese = learnt[VIETNAMESE]
    slips = {
        place: reading
        for place, word in enumerate(words)
        if not any(known.count_folded(fold(word)) for known in learnt.values())
        and (reading := decoded(word))
        and fold(reading) in vietnamese.forms
    }
    if not slips:
        return None
    # The words beside a slip were typed by the same hand: where they have no marks they may have left them out too.
    beside = choices(words, vietnamese)
    places = [_forms(slips[place], vietnamese) if place in slips else beside[place] for place in range(len(words))]
    meant = best_way(places, vietnamese)[0]
    if len(meant) > 1 and not all(_fits(meant, place, vietnamese) for place in slips):
        return None
    return " ".join(map(spelled, meant))


def completed(text: str) -> str:
    """The text with every word read as keys that can be: for suggestions, whose last word is not finished."""
    return " ".join(decoded(word) or word for word in tokens(text))


def _fits(meant: list[str], place: int, learnt: Writing) -> bool:
    """Whether it stands beside one of its neighbours somewhere: `bus` is no `bù` only because nobody wrote of it."""
    before, after = meant[max(0, place - 1) : place], meant[place + 1 : place + 2]
    return any(learnt.pair(each, meant[place]) for each in before) or any(
        learnt.pair(meant[place], each) for each in after
    )


def _forms(reading: str, learnt: Writing) -> Choices:
    missing = {form: left_out(reading, form) for form in learnt.forms[fold(reading)]}
    return [(form, WRONG if count is None else LEFT_OUT * count) for form, count in missing.items()]
