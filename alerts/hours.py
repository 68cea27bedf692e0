"""When letters go out; pure rules. Digests leave at a fixed hour of Vietnam time."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from alerts.models import Frequency

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
HOUR = time(7)  # before the working day begins
MONDAY = 0


def cutoff(frequency: str, now: datetime) -> datetime:
    """What was noticed before this moment is due now: all of it, or what the last digest hour closed."""
    if frequency == Frequency.AT_ONCE:
        return now + timedelta(microseconds=1)
    local = now.astimezone(VIETNAM)
    last = datetime.combine(local.date(), HOUR, VIETNAM)
    if last > local:
        last -= timedelta(days=1)
    if frequency == Frequency.WEEKLY:
        last -= timedelta(days=(last.weekday() - MONDAY) % 7)
    return last
