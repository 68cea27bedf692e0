"""Every text of our own has its Vietnamese in portal/locale."""

import ast
import re
from collections.abc import Iterator
from io import BytesIO
from itertools import chain
from pathlib import Path

import pytest
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.pofile import read_po
from django.utils.translation import templatize

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = ROOT / "portal" / "locale" / "vi" / "LC_MESSAGES" / "django.po"
APPS = (
    "history",
    "files",
    "mailing",
    "organisations",
    "accounts",
    "taxonomy",
    "search",
    "feedback",
    "listings",
    "catalog",
    "demand",
    "competitions",
    "support",
    "portal",
)
KEYWORDS = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[sd%]|\{\w*\}")


def texts_of_code() -> Iterator[tuple[str, str | tuple]]:
    """(context, text) of each call in our Python; a text with a plural is a pair."""
    for path in chain.from_iterable((ROOT / app).rglob("*.py") for app in APPS):
        yield from _texts(path.read_bytes())


def texts_of_templates() -> Iterator[tuple[str, str | tuple]]:
    """The same of our templates, which Django turns into calls as its own extraction does."""
    for path in chain(ROOT.glob("templates/**/*.html"), ROOT.glob("templates/**/*.txt")):
        calls = templatize(path.read_text(encoding="utf-8")).splitlines()
        yield from _texts("\n".join(line.lstrip() for line in calls).encode())  # a template's indents are not Python's


def _texts(source: bytes) -> Iterator[tuple[str, str | tuple]]:
    for _line, text, _comments, context in extract("python", BytesIO(source), keywords=KEYWORDS):
        yield context or "", text


@pytest.fixture(scope="module")
def translations():
    with CATALOGUE.open("rb") as file:
        catalogue = read_po(file, locale="vi", abort_invalid=True)
    return {(message.context or "", _first(message.id)): message for message in catalogue if message.id}


def _first(text: str | tuple) -> str:
    return text if isinstance(text, str) else text[0]


def _forms(text: str | tuple) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def test_every_text_is_translated(translations):
    used = {(context, _first(text)) for context, text in chain(texts_of_code(), texts_of_templates())}
    assert len(used) > 500, "the extraction finds too little to say anything"
    known = {key for key, message in translations.items() if all(_forms(message.string))}
    assert sorted(used - known) == [], "run bin/messages, then translate what is new"


def test_every_translation_is_confirmed(translations):
    assert [message.id for message in translations.values() if message.fuzzy] == []


def test_placeholders_agree(translations):
    wrong = []
    for message in translations.values():
        wanted = sorted(PLACEHOLDER.findall(_forms(message.id)[-1]))
        wrong += [form for form in _forms(message.string) if sorted(PLACEHOLDER.findall(form)) != wanted]
    assert wrong == []


def test_vietnamese_has_one_form_and_is_composed(translations):
    assert all(len(_forms(message.string)) == 1 for message in translations.values())
    text = CATALOGUE.read_text(encoding="utf-8")
    assert "nplurals=1; plural=0;" in text
    assert "\u0300" not in text and "\u0301" not in text  # NFC has no tone marks of their own


def test_no_text_hides_in_an_f_string():
    """Extraction sees an f-string as one token, so that a call inside it would never be translated."""
    hidden = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in chain.from_iterable((ROOT / app).rglob("*.py") for app in APPS)
        for string in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(string, ast.JoinedStr)
        for call in ast.walk(string)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in KEYWORDS
    ]
    assert hidden == []
