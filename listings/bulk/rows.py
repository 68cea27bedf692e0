"""What the bulk service is given and gives back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Row:
    """One listing as it is to be. What is not named stays as it is.

    `columns` holds cleaned values by attribute (`trl`, `title_vi`, `cover_id`); `defaults` are taken only where the
    listing has nothing. `related` gives primary keys by name of a many-to-many field, `children` the columns of each
    row by name of a child relation (`intakes`). `tags` are names, or None.
    """

    organisation: int
    external_id: str
    columns: Mapping[str, object] = field(default_factory=dict)
    defaults: Mapping[str, object] = field(default_factory=dict)
    related: Mapping[str, Sequence[int]] = field(default_factory=dict)
    children: Mapping[str, Sequence[Mapping[str, object]]] = field(default_factory=dict)
    tags: Sequence[str] | None = None


@dataclass
class Saved:
    """How many listings; `withdrawn` of those that were found are withdrawn and stayed so."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    withdrawn: int = 0

    def __add__(self, other: "Saved") -> "Saved":
        return Saved(
            self.created + other.created,
            self.updated + other.updated,
            self.unchanged + other.unchanged,
            self.withdrawn + other.withdrawn,
        )


class Refused(Exception):
    """Somebody's work on a listing would be lost. Nothing was changed."""

    def __init__(self, external_id: str, reason: str):
        super().__init__(f"{external_id}: {reason}")
        self.external_id, self.reason = external_id, reason
