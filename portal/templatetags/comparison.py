"""A table that is written row by row, with the listing of each cell beside it."""

from collections.abc import Iterable, Sequence

from django import template

register = template.Library()


@register.filter
def beside(cells: Sequence, heads: Sequence) -> Iterable[tuple]:
    """(head, cell) of each column."""
    return zip(heads, cells, strict=True)
