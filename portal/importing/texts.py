"""Puts the texts of a row into the columns of their languages, and sees to titles and summaries."""

from django.utils.translation import gettext as _

from portal.importing import values
from portal.importing.kinds import Kind
from portal.importing.owners import Existing
from portal.importing.rows import RowCheck
from portal.importing.summary import first_sentences, fit_summary
from search.documents import LANGUAGES
from search.language import language_of

SAMPLE = 4_000  # characters that tell the language
TITLE = "title"
TELLING = (TITLE, "summary", "body")


def place_texts(row: RowCheck, kind: Kind, columns: dict, existing: Existing | None) -> dict:
    """The columns with the texts that had no language; problems are added to the row."""
    plain = {name for name in kind.bilingual if not values.is_empty(row.raw.get(name))}
    language = row.read("language", _language) or row.read("lang", _language) or _detected(row, plain)
    columns = dict(columns)
    for name in sorted(plain):
        column = f"{name}_{language}"
        if columns.get(column):
            row.problem(name, _("“%(column)s” gives this text too: leave one of them out.") % {"column": column})
        else:
            columns[column] = row.attempt(name, kind.readers[column], row.raw[name])
    if TITLE in plain and existing:
        columns = _emptied(columns, kind, plain, language, existing)
    titled = [code for code in LANGUAGES if columns.get(f"title_{code}")]
    if not titled and not row.failed & {TITLE, "title_vi", "title_en"}:
        row.problem(TITLE, _("This is missing: give “title”, “title_vi” or “title_en”."))
    if row.failed:
        return columns
    _demand_titles(row, columns, titled)
    return _with_summaries(row, columns, titled)


def _demand_titles(row: RowCheck, columns: dict, titled: list[str]) -> None:
    for code in LANGUAGES:
        for name in ("summary", "body"):
            if columns.get(f"{name}_{code}") and code not in titled:
                row.problem(
                    f"{name}_{code}",
                    _("There is no title in this language: give “%(title)s” too.") % {"title": f"title_{code}"},
                )


def _with_summaries(row: RowCheck, columns: dict, titled: list[str]) -> dict:
    found = dict(columns)
    for code in titled:
        summary, body = columns.get(f"summary_{code}") or "", columns.get(f"body_{code}") or ""
        if not summary and body:
            found[f"summary_{code}"] = first_sentences(body)
        elif summary:
            found[f"summary_{code}"], fitted = fit_summary(summary, body)
            if fitted != body:
                found[f"body_{code}"] = fitted
    if titled and not any(found.get(f"summary_{code}") for code in titled):
        # A listing that says no more than its title is poor, not wrong: its completeness shows that to its owner.
        found[f"summary_{titled[0]}"] = columns[f"title_{titled[0]}"]
    return found


def _emptied(columns: dict, kind: Kind, plain: set[str], language: str, existing: Existing) -> dict:
    """A listing whose one text comes back in the other language does not keep its old one beside it."""
    others = [code for code in existing.languages if code != language]
    if language in existing.languages or not others or columns.get(f"title_{others[0]}"):
        return columns
    replaced = {f"{name}_{others[0]}" for name in {*plain, *TELLING}}
    return columns | {name: kind.empty[name] for name in replaced}


def _detected(row: RowCheck, plain: set[str]) -> str:
    telling = [name for name in TELLING if name in plain] or sorted(plain)
    return language_of("\n".join(str(row.raw[name])[:SAMPLE] for name in telling))


def _language(value: object) -> str:
    return values.choice(value, LANGUAGES)
