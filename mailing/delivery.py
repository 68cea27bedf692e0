"""What becomes of a letter that could not be sent."""

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import F, Q
from mailer.engine import handle_delivery_exception, send_all
from mailer.models import PRIORITY_MEDIUM, RESULT_FAILURE, RESULT_SUCCESS, Message, MessageLog

log = logging.getLogger(__name__)
TRIES = 13  # after 1, 2, 4, … minutes; the last one nearly three days after the letter was written
KEPT_FOR = timedelta(days=7)  # codes and links in it are worth nothing by then
LOG_KEPT_FOR = 30  # days


def deliver() -> bool:
    """Sends the next letters of the queue, at most MAILER_EMAIL_MAX_BATCH; whether more wait. The package itself would
    read the whole queue each time."""
    waiting = Message.objects.non_deferred().order_by("priority", "when_added")
    portion = list(waiting.values_list("pk", flat=True)[: settings.MAILER_EMAIL_MAX_BATCH])
    if portion:
        send_all(Message.objects.filter(pk__in=portion))
    return waiting.exclude(pk__in=portion).exists()


def defer(connection, message, error):
    """Whatever is wrong with a letter, it waits and the others go on: the package raises what it does not know, such as
    an address that no server can be told, and would stop at the same letter for ever."""
    try:
        return handle_delivery_exception(connection, message, error)
    except Exception:
        log.exception("letter %s cannot be sent", message.pk)
        message.defer()
        return None, "deferred"


def try_again(now: datetime) -> int:
    """Puts letters back into the queue whose next try is due; how many."""
    due = Q()
    for tries in range(TRIES):
        due |= Q(retry_count=tries, when_added__lte=now - timedelta(minutes=2**tries))
    return Message.objects.deferred().filter(due).update(priority=PRIORITY_MEDIUM, retry_count=F("retry_count") + 1)


def throw_away(now: datetime) -> int:
    """Letters that nobody took in a week, with the addresses in them, and old lines of the log; how many letters."""
    MessageLog.objects.purge_old_entries(LOG_KEPT_FOR, [RESULT_SUCCESS, RESULT_FAILURE])
    count, _each = Message.objects.deferred().filter(when_added__lt=now - KEPT_FOR).delete()
    if count:
        log.error("%s letters were thrown away: the mail server took none of them for %s days", count, KEPT_FOR.days)
    return count
