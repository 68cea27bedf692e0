"""What was wrong with a file, where, and what to do."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

MOST_SHOWN = 20


@dataclass(frozen=True)
class Problem:
    """`row` counts from 1 as a person sees it in the file, 0 for the file as a whole; `field` may be empty."""

    row: int
    field: str
    message: str

    def line(self, file: str) -> str:
        where = [file]
        if self.row:
            where.append(_("row %(row)d") % {"row": self.row})
        if self.field:
            where.append(_("field “%(field)s”") % {"field": self.field})
        return f"{', '.join(where)}: {self.message}"


@dataclass
class Problems:
    """Keeps the first `most` and counts the rest, so that a file that is wrong throughout fits into memory."""

    most: int = MOST_SHOWN
    shown: list[Problem] = field(default_factory=list)
    count: int = 0

    def add(self, row: int, field: str, message: str) -> None:
        self.count += 1
        if len(self.shown) < self.most:
            self.shown.append(Problem(row, field, message))


class ImportFailed(Exception):
    """The file cannot be taken over. Nothing was changed."""

    def __init__(self, file: str, problems: Problems):
        lines = [problem.line(file) for problem in problems.shown]
        if more := problems.count - len(problems.shown):
            lines.append(_("and %(count)d more") % {"count": more})
        super().__init__("\n".join(lines))
        self.problems = problems


class Unreadable(Exception):
    """Reading cannot go on after this place in the file."""

    def __init__(self, row: int, message: str, field: str = ""):
        super().__init__(message)
        self.row, self.message, self.field = row, message, field
