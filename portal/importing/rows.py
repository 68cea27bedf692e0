"""A row while it is checked."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from portal.importing import values
from portal.importing.problems import Problems


class RowCheck:
    """The raw values of a row by column; `failed` has the columns that had a problem."""

    def __init__(self, number: int, raw: dict, problems: Problems):
        self.number, self._problems, self.failed = number, problems, set()
        self.raw = {values.shown(name).lower(): value for name, value in raw.items()}

    def problem(self, field: str, message: str) -> None:
        self.failed.add(field)
        self._problems.add(self.number, field, message)

    def attempt(self, field: str, read: Callable[[object], object], value: object):
        """What `read` makes of the value; None after its ValueError became a problem."""
        try:
            return read(value)
        except ValueError as error:
            self.problem(field, str(error))
            return None

    def read(self, field: str, read: Callable[[object], object], *, demanded: bool = False):
        """The same for the value of a column; None where it is empty."""
        value = self.raw.get(field)
        if values.is_empty(value):
            if demanded:
                self.problem(field, _("This is missing: every row needs it."))
            return None
        return self.attempt(field, read, value)
