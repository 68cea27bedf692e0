"""What may be said of an organisation whose name is withheld: its kind, and its size where enough others have both."""

from collections.abc import Mapping

from django.db.models import Count, Q

from organisations.models import Organisation
from search.documents import WITHHELD
from search.models import Entry

FEWEST = 5  # organisations that share what is told; of fewer, a reader who knows the city picks the one
Counts = Mapping[tuple[str, str], int]


def size_told(kind: str, size: str, counts: Counts) -> str:
    """The size, or nothing where fewer than FEWEST organisations have this kind and size. The kind is told always: it
    is one of five, and each is a whole class of the city's organisations and not of those registered here alone."""
    return size if counts.get((kind, size), 0) >= FEWEST else ""


def counted() -> Counts:
    """How many verified organisations there are, by kind and size: those are the ones that a reader can look through.
    One query."""
    groups = Organisation.objects.verified().exclude(size="").order_by().values_list("kind", "size")
    return {(kind, size): number for kind, size, number in groups.annotate(number=Count("pk"))}


def renew_sizes_told() -> None:
    """Has the entries of withheld names made anew where one organisation more or less may have crossed the border.
    Those are few: what is far from it is left alone."""
    near = Q(pk__in=())
    for (kind, size), number in counted().items():
        if number in (FEWEST - 1, FEWEST):
            near |= Q(kind=kind, size=size)
    keys = [f"organisation:{number}" for number in Organisation.objects.filter(near).values_list("pk", flat=True)]
    if keys:
        Entry.objects.filter(organisation__in=keys, audience=WITHHELD).mark_stale()
