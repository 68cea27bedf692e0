"""Which listings a comparison shows, and which of those asked for it leaves out. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

MOST = 4
_KEY = re.compile(r"(research|training|need):[1-9][0-9]{0,14}")
NEED = "need"


@dataclass(frozen=True)
class Chosen:
    """`columns` are up to MOST keys of one side, in the order asked. `need` is the key of the one need that offers are
    held against, or empty. `left_out` is how many did not fit."""

    columns: tuple[str, ...]
    need: str = ""
    left_out: int = 0

    @property
    def keys(self) -> tuple[str, ...]:
        return (self.need, *self.columns) if self.need else self.columns


def chosen(asked: Iterable[str]) -> Chosen:
    """One need among offers is what they are held against. Of several needs and offers those of the first one's side
    stay."""
    keys = tuple(key for key in dict.fromkeys(asked) if _KEY.fullmatch(key))
    needs = tuple(key for key in keys if _is_need(key))
    offers = tuple(key for key in keys if not _is_need(key))
    if len(needs) == 1 and offers:
        return Chosen(offers[:MOST], needs[0], len(offers[MOST:]))
    side = needs if keys and _is_need(keys[0]) else offers
    return Chosen(side[:MOST], left_out=len(keys) - len(side[:MOST]))


def _is_need(key: str) -> bool:
    return key.startswith(f"{NEED}:")
