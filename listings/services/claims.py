"""An editor takes an item of the queue, so that two do not work on it."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from listings.refusals import Refusal
from listings.reviewing import Claim

LASTS = timedelta(minutes=60)  # who went home must not keep an item


@transaction.atomic
def claim(*, key: str, by) -> Claim:
    """`key` is a listing's or a batch's. Raises Refusal, which says who works on it, while another's claim lasts."""
    now = timezone.now()
    Claim.objects.filter(key=key, at__lte=now - LASTS).delete()
    # One statement decides a race: the row is unique by its key, and whoever comes second reads the first one's.
    made, _is_new = Claim.objects.get_or_create(key=key, defaults={"by": by, "at": now})
    if made.by_id != by.pk:
        raise Refusal(_taken(made))
    return made


@transaction.atomic
def release(*, key: str, by) -> bool:
    """Ends one's own claim; another's stays. Says whether there was one."""
    return bool(Claim.objects.filter(key=key, by=by).delete()[0])


def ask_free(key: str, by) -> None:
    """Raises Refusal where somebody else works on it now."""
    made = current_claims([key]).get(key)
    if made is not None and by is not None and made.by_id != by.pk:
        raise Refusal(_taken(made))


def current_claims(keys) -> dict[str, Claim]:
    rows = Claim.objects.filter(key__in=list(keys), at__gt=timezone.now() - LASTS).select_related("by")
    return {row.key: row for row in rows}


def _taken(made: Claim) -> str:
    since = date_format(timezone.localtime(made.at), "TIME_FORMAT")
    return _("%(who)s has been working on it since %(since)s.") % {"who": made.by, "since": since}
