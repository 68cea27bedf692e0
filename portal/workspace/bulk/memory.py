"""How an organisation's headings and words were understood the last times."""

from collections.abc import Mapping, Sequence

from organisations.models import Organisation
from portal.importing.headings import fingerprint, plain
from portal.workspace.bulk.models import HeadingMapping

MOST_REMEMBERED = 50  # files with headings of their own; the newest are asked


def remembered(organisation: Organisation, headings: Sequence[str]) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    """(column by plain heading, value by column and plain word). The same set of headings comes first, then each
    heading as it was understood in the newest file that had it."""
    now = fingerprint(headings)
    known = list(HeadingMapping.objects.filter(organisation=organisation)[:MOST_REMEMBERED])
    columns: dict[str, str] = {}
    words: dict[str, dict[str, str]] = {}
    for each in sorted(known, key=lambda each: (each.fingerprint == now, each.changed_at)):
        columns |= each.columns
        for column, values in each.words.items():
            words[column] = words.get(column, {}) | values
    return columns, words


def remember(
    *, organisation: Organisation, headings: Sequence[str], columns: Sequence[str], words: Mapping[str, Mapping]
) -> None:
    """`columns` are names of columns, or "", at the places of the headings."""
    HeadingMapping.objects.update_or_create(
        organisation=organisation,
        fingerprint=fingerprint(headings),
        defaults={
            "columns": {plain(heading): column for heading, column in zip(headings, columns, strict=True)},
            "words": words,
        },
    )
