"""What a check found, as plain data for the page that shows it and for the file of what to correct."""

import re
from collections.abc import Sequence

from portal.importing.columns import columns_of
from portal.importing.problems import Problem
from portal.workspace.bulk.plan import Plan, Planned

MOST_SHOWN = 200  # rows of each sort on the page
_QUOTED = re.compile(r"“([a-z_]+)”")


def as_findings(plan: Plan, headings: Sequence[str], columns: Sequence[str], language: str) -> dict:
    """`columns` are the names of columns at the places of the headings. Rows count as the file counts them."""
    words = _Words(headings, columns, language)
    problems = sorted(plan.problems.shown, key=lambda problem: problem.row)
    return {
        "new": len(plan.new),
        "changed": len(plan.changed),
        "unchanged": plan.unchanged,
        "passed_over": plan.passed_over,
        "new_rows": [_row(each, language) for each in plan.new[:MOST_SHOWN]],
        "changed_rows": [_row(each, language) | _changes(each, words) for each in plan.changed[:MOST_SHOWN]],
        "problems": [words.told(problem) for problem in problems],
        "prints": plan.prints(),
    }


class _Words:
    """Columns as the person knows them: by the heading of the file, else by our label."""

    def __init__(self, headings: Sequence[str], columns: Sequence[str], language: str):
        self._labels = {name: column.labels[language] for name, column in columns_of().items()}
        self._headings = {name: heading for heading, name in zip(headings, columns, strict=True) if name}

    def of(self, name: str) -> str:
        return self._headings.get(name) or self._headings.get(_base(name)) or self._labels.get(name, name)

    def told(self, problem: Problem) -> dict:
        message = _QUOTED.sub(lambda found: f"“{self.of(found.group(1))}”", problem.message)
        return {"row": problem.row, "column": self.of(problem.field), "message": message}


def _base(name: str) -> str:
    return "contact" if name.startswith("contact_") else name[:-3] if name[-3:] in ("_vi", "_en") else name


def _row(planned: Planned, language: str) -> dict:
    return {"row": planned.number, "kind": planned.kind, "title": planned.listing.title(language)}


def _changes(planned: Planned, words: _Words) -> dict:
    changes = [{"column": words.of(each.column), "old": each.old, "new": each.new} for each in planned.changes]
    return {"key": planned.listing.key, "changes": changes}


def rows_with_problems(findings: dict) -> list[int]:
    return sorted({problem["row"] for problem in findings.get("problems", ())})
