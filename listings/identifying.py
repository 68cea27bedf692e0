"""What in a text says whose it is, for an owner who asked to stay unnamed. Pure, whatever the diacritics and the case.

It warns and does not refuse: "Bến Thành" may be the market and not the ward.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from search.analysis import clean, fold

NAME, ABBREVIATION, EMAIL, PHONE, WEBSITE, ADDRESS, WARD = (
    "name", "abbreviation", "email", "phone", "website", "address", "ward",
)  # fmt: skip
# Words that begin the names of thousands of organisations: what follows them is the name.
_COMMON = (
    "trường đại học", "đại học", "trường cao đẳng", "trường", "học viện", "viện nghiên cứu", "viện", "khoa",
    "phòng thí nghiệm", "trung tâm", "công ty cổ phần", "công ty trách nhiệm hữu hạn một thành viên",
    "công ty trách nhiệm hữu hạn", "công ty tnhh một thành viên", "công ty tnhh mtv", "công ty tnhh", "công ty cp",
    "công ty", "tập đoàn", "tổng công ty", "doanh nghiệp tư nhân", "hợp tác xã", "hiệp hội", "hội",
    "ủy ban nhân dân", "ubnd", "sở", "ban quản lý", "phường", "xã", "đặc khu", "thành phố",
    "bệnh viện", "bệnh viện đa khoa", "bệnh viện đa khoa khu vực", "trung tâm y tế",
    "university of", "institute of", "department of", "college of", "company", "people s committee of", "ward",
)  # fmt: skip
_ENDINGS = ("university", "institute", "company", "co ltd", "ltd", "corporation", "jsc", "hospital", "college")
# Names that are left when those are taken off, and yet name a thing or the whole city.
_NOT_NAMES = {"cong nghe", "khoa hoc", "khoa hoc va cong nghe", "ho chi minh", "thanh pho ho chi minh", "viet nam"}
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# A Vietnamese number: nine to eleven digits with a leading 0, or +84 and the rest, with the usual separators.
_PHONE = re.compile(r"(?<![\d+])(?:\+?84|0)(?:[ .()-]{0,2}\d){8,10}(?!\d)")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Owner:
    """What is known of whom a text must not name."""

    names: tuple[str, ...] = ()
    email_domain: str = ""
    website: str = ""
    phone: str = ""
    address: str = ""
    ward: str = ""


@dataclass(frozen=True)
class Sign:
    """`text` is what stands there, as it is written; `column` where; `sort` is NAME, EMAIL and so on."""

    column: str
    sort: str
    text: str


def owner_of(organisation) -> Owner:
    """From an organisation as it stands in the database; its wholes name it too."""
    wholes = (organisation, *organisation.ancestors())
    return Owner(
        names=tuple(name for each in wholes for name in (each.name_vi, each.name_en) if name),
        email_domain=organisation.email_domain or organisation.email.partition("@")[2],
        website=organisation.website,
        phone=organisation.phone,
        address=organisation.address,
        ward=organisation.ward,
    )


def identifying(texts: Mapping[str, str], owner: Owner) -> list[Sign]:
    """What in the texts (by column) names the owner or leads to them, each once a column, in reading order."""
    phrases = list(_phrases(owner))
    found: dict[Sign, None] = {}
    for column, text in texts.items():
        for _place, sort, written in sorted(_signs(clean(text), phrases, owner)):
            found[Sign(column, sort, written)] = None
    return list(found)


def _signs(text: str, phrases: Iterable[tuple[str, tuple[str, ...]]], owner: Owner) -> Iterator[tuple[int, str, str]]:
    words = [(match.group(), match.start(), match.end()) for match in _WORD.finditer(text)]
    plain = [fold(word) for word, _start, _end in words]
    taken: set[int] = set()
    for sort, phrase in phrases:
        for place in range(len(plain) - len(phrase) + 1):
            span = range(place, place + len(phrase))
            if tuple(plain[place : place + len(phrase)]) != phrase or taken.issuperset(span):
                continue
            written = text[words[place][1] : words[place + len(phrase) - 1][2]]
            # An abbreviation in small letters is a word of its own: "is", "an", "ham".
            if sort == ABBREVIATION and not written.isupper():
                continue
            taken.update(span)
            yield words[place][1], sort, written
    for match in _EMAIL.finditer(text):
        yield match.start(), EMAIL, match.group()
    for match in _PHONE.finditer(text):
        yield match.start(), PHONE, match.group()
    for host in filter(None, {_host(owner.website), owner.email_domain.lower().strip()}):
        for match in re.finditer(rf"(?<![\w@.-]){re.escape(host)}(?![\w-])", text.lower()):
            yield match.start(), WEBSITE, text[match.start() : match.end()]


def _phrases(owner: Owner) -> Iterator[tuple[str, tuple[str, ...]]]:
    """(sort, folded words), the longest first, so that a part of what was found is not found again."""
    found: dict[tuple[str, ...], str] = {}
    for name in owner.names:
        whole = _words(name)
        # “Khoa Toán, Đại học Sao Mai”: what stands behind the comma names it, the subject before it does not.
        for words in (whole, *(_without_common(_words(part)) for part in (name, *name.split(",")[1:]))):
            if len(words) > 1 or (words and len(words[0]) >= 5):
                found.setdefault(words, NAME)
            if len(initials := _initials(words)) >= 3:
                found.setdefault((initials,), ABBREVIATION)
        for word in _WORD.findall(clean(name)):
            if word.isupper() and len(word) >= 3 and not word.isdigit():
                found.setdefault((fold(word),), ABBREVIATION)
    if owner.phone and not _PHONE.search(owner.phone):  # a hotline such as 1900 1234; the others are found by form
        found.setdefault(_words(owner.phone), PHONE)
    street = _words(owner.address.split(",")[0])
    if len(street) > 1:
        found.setdefault(street, ADDRESS)
    if ward := _without_common(_words(owner.ward)):
        found.setdefault(ward, WARD)
    found = {words: sort for words, sort in found.items() if " ".join(words) not in _NOT_NAMES}
    return ((sort, words) for words, sort in sorted(found.items(), key=lambda item: -len(item[0])))


def _words(text: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in _WORD.findall(clean(text)))


def _without_common(words: tuple[str, ...]) -> tuple[str, ...]:
    """A name without the words that begin or end many names; the whole name where nothing is left."""
    for beginning in sorted(map(_words, _COMMON), key=len, reverse=True):
        if words[: len(beginning)] == beginning and len(words) > len(beginning):
            words = words[len(beginning) :]
            break
    for ending in map(_words, _ENDINGS):
        if words[-len(ending) :] == ending and len(words) > len(ending):
            return words[: -len(ending)]
    return words


def _initials(words: tuple[str, ...]) -> str:
    return "".join(word if word.isdigit() else word[0] for word in words)


def _host(website: str) -> str:
    return re.sub(r"^https?://(www\.)?", "", website.lower()).split("/")[0].split(":")[0]


__all__ = [
    "ABBREVIATION", "ADDRESS", "EMAIL", "NAME", "PHONE", "WARD", "WEBSITE", "Owner", "Sign", "identifying", "owner_of",
]  # fmt: skip
