"""Did you mean: the nearest text in words that stand here, by their letters, how common they are and what follows."""

from collections.abc import Iterable, Mapping, Sequence
from heapq import nlargest

from search.analysis import fold, folded, has_diacritics, tokens
from search.language import ENGLISH_LANGUAGE, VIETNAMESE, language_of
from search.typing.edits import distance, one_edit, two_edits
from search.typing.lattice import Choices, best_way
from search.typing.loading import writing
from search.typing.restoring import choices
from search.typing.spelling import spelled
from search.typing.splitting import split
from search.typing.writing import Writing

MOST_WORDS = 12  # a longer text is a description: no slip of one letter keeps it from being found
MOST_CHOICES = 12  # at one place
LEAST_COUNT = 2  # a word that stands here once may be a slip itself
SHORT = 4  # letters; so short a word is near to so many that only its neighbours can tell
LONG = 6  # letters; in shorter words two slips could be any word
EDIT = 5.0  # nats for each letter
MARKS = 2.5  # nats for other diacritics than those typed
UNKNOWN = 9.0  # nats for staying with a word that stands nowhere


def corrected(text: str, learnt: Mapping[str, Writing] | None = None) -> str | None:
    """What the text was probably meant to be, lower case, words separated by spaces. None when nothing better is
    known, or when only diacritics would differ: those make no difference to what is found."""
    learnt = learnt or {language: writing(language) for language in (VIETNAMESE, ENGLISH_LANGUAGE)}
    typed = tokens(text)
    if not 0 < len(typed) <= MOST_WORDS:
        return None
    words = [part for word in typed for part in split(word, learnt.values())]
    language = language_of(" ".join(words))
    own = learnt[language]
    others = [each for code, each in learnt.items() if code != language]
    kept = choices(words, own) if language == VIETNAMESE else [[(word, 0.0)] for word in words]
    places = [_choices(place, words, kept, own, others) for place in range(len(words))]
    meant = best_way(places, own)[0]
    if folded(meant) == folded(typed):
        return None
    return " ".join(map(spelled, meant))


def is_far_commoner(correction: str, typed: str, times: int) -> bool:
    """Whether the rarest changed word stands here so many times as often as the one typed in its place."""
    learnt = [writing(language) for language in (VIETNAMESE, ENGLISH_LANGUAGE)]
    before, after = folded(tokens(typed)), folded(tokens(correction))
    gone, come = [word for word in before if word not in after], [word for word in after if word not in before]
    if not gone or not come:
        return False
    rarest = min(_count(word, learnt) for word in come)
    return rarest >= max(times, times * min(_count(word, learnt) for word in gone))


def has_unknown(text: str) -> bool:
    """Whether some word stands nowhere here; numbers aside, and while nothing was learnt none does."""
    learnt = [writing(language) for language in (VIETNAMESE, ENGLISH_LANGUAGE)]
    words = [word for word in folded(tokens(text)[:MOST_WORDS]) if word.isalpha()]
    return any(each.words for each in learnt) and not all(_count(word, learnt) for word in words)


def _count(plain: str, learnt: Iterable[Writing]) -> int:
    return sum(each.count_folded(plain) for each in learnt)


def _choices(place: int, words: Sequence[str], kept: Sequence[Choices], own: Writing, others: list[Writing]) -> Choices:
    """What stays, and the nearest words: of a known or short word only those that its neighbours are known with."""
    word = words[place]
    plain = fold(word)
    is_known = any(plain in each.forms for each in (own, *others))
    stays = [(form, cost + (0.0 if is_known else UNKNOWN)) for form, cost in kept[place]]
    if word != plain:
        stays += [(form, MARKS) for form in own.forms.get(plain, ()) if form != word]
    if len(plain) < 2 or any(letter.isdigit() for letter in plain):
        return stays
    # A neighbour may have been typed with the wrong diacritics itself.
    left, right = (
        [form for each in beside for form in own.forms.get(fold(each), ())]
        for beside in (words[max(0, place - 1) : place], words[place + 1 : place + 2])
    )
    needs_neighbour = is_known or (len(plain) <= SHORT and len(words) > 1)
    found = []
    for learnt in (own,) if is_known else (own, *others):
        for other in _near(plain, learnt, far=not is_known and len(plain) >= LONG):
            cost = EDIT * distance(plain, other)
            for form in learnt.forms[other]:
                together = max(
                    [own.pair(each, form) for each in left] + [own.pair(form, each) for each in right] or [0]
                )
                if learnt.count(form) >= LEAST_COUNT and (together or not needs_neighbour):
                    found.append((form, cost + _unlike(word, form), together, learnt.count(form)))
    best = nlargest(MOST_CHOICES, found, key=lambda each: (each[2], -each[1], each[3]))
    return [*stays, *((form, cost) for form, cost, *_ in best)]


def _near(plain: str, learnt: Writing, far: bool) -> set[str]:
    near = {other for other in one_edit(plain) if other in learnt.forms}
    return (near.union(two_edits(plain, learnt.forms)) if far else near) - {plain}


def _unlike(word: str, form: str) -> float:
    """More, when diacritics were typed that the form does not have."""
    return MARKS if distance(word, form) > distance(fold(word), fold(form)) and has_diacritics([word]) else 0.0
