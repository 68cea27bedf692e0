"""Finding an organisation by its name, typed with or without diacritics."""

from organisations.models import Organisation
from search.analysis import fold, tokens

MOST = 20


def find_by_name(words: str) -> list[Organisation]:
    """Verified ones whose names have every word, or a word that begins with it, in either language; at most 20. Some
    thousand names are compared in memory, alike on each database."""
    wanted = tokens(fold(words))
    if not wanted:
        return []
    rows = Organisation.objects.verified().values_list("pk", "name_vi", "name_en").iterator()
    numbers = [number for number, vi, en in rows if _has(wanted, vi) or _has(wanted, en)][:MOST]
    return list(Organisation.objects.filter(pk__in=numbers))


def _has(wanted: list[str], name: str) -> bool:
    words = tokens(fold(name))
    return all(any(word.startswith(each) for word in words) for each in wanted)
