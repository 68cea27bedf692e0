"""From a cell or a JSON value to what a column holds: pure functions that raise ValueError with what to do."""

import re
from collections.abc import Iterable
from datetime import date, datetime, time
from difflib import get_close_matches

from django.utils import timezone
from django.utils.translation import gettext as _

from search.analysis import clean

LONGEST_TEXT = 100_000  # characters
YEARS = range(1900, 3000)
_GROUPED = re.compile(r"\d{1,3}([., \u00a0]\d{3})+")
_DAY_FIRST = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?:[ T]+(\d{1,2}):(\d{2}))?")
_TRUE = {"true", "yes", "1", "x", "có", "đúng"}
_FALSE = {"false", "no", "0", "không", "sai"}


def is_empty(value: object) -> bool:
    if isinstance(value, str):
        stripped = value.strip()
        return not stripped or (len(stripped) < 100 and not clean(stripped).strip())
    return value is None or value in ([], {})


def text(value: object, longest: int = LONGEST_TEXT) -> str:
    """NFC, lines kept, without spaces at the ends."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float, date)):
        raise ValueError(_("This must be a text."))
    if isinstance(value, float) and value.is_integer():
        value = int(value)  # a number typed into a spreadsheet
    if len(written := str(value)) > 2 * LONGEST_TEXT:
        raise ValueError(_too_long(len(written), longest))
    found = clean(written.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if len(found) > longest:
        raise ValueError(_too_long(len(found), longest))
    return found


def _too_long(length: int, most: int) -> str:
    return _("This has %(length)d characters; at most %(most)d are possible: shorten it.") % {
        "length": length,
        "most": most,
    }


def line(value: object, longest: int) -> str:
    """A text on one line."""
    return " ".join(text(value, longest).split())


def integer(value: object, least: int, most: int) -> int:
    found = None
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        found = int(value) if value == value // 1 else None
    elif isinstance(value, str):
        written = value.strip()
        if _GROUPED.fullmatch(written):
            written = re.sub(r"[., \u00a0]", "", written)
        if re.fullmatch(r"-?[0-9]{1,19}(\.0)?", written):
            found = int(written.removesuffix(".0"))
    if found is None or not least <= found <= most:
        raise ValueError(
            _("“%(value)s” is not possible here: give a whole number from %(least)d to %(most)d.")
            % {"value": shown(value), "least": least, "most": most}
        )
    return found


def boolean(value: object) -> bool:
    written = str(value).strip().lower()
    if written in _TRUE | _FALSE:
        return written in _TRUE
    raise ValueError(_("“%(value)s” is neither true nor false: give one of these.") % {"value": shown(value)})


def day(value: object) -> date:
    """A date; ISO, or day/month/year as Vietnamese sheets have it."""
    found = _moment(value)
    return found.date() if isinstance(found, datetime) else found


def moment(value: object) -> datetime:
    """A time with its zone: the site's where none is given. A day without a time lasts until its last minute."""
    found = _moment(value)
    if not isinstance(found, datetime):
        found = datetime.combine(found, time(23, 59))
    return found if timezone.is_aware(found) else timezone.make_aware(found)


def _moment(value: object) -> date | datetime:
    found = value if isinstance(value, date) else _read_moment(value.strip()) if isinstance(value, str) else None
    if found is None or found.year not in YEARS:
        raise ValueError(
            _("“%(value)s” is not a date: write it as 2027-01-31, 2027-01-31T17:00 or 31/01/2027.")
            % {"value": shown(value)}
        )
    return found


def _read_moment(written: str) -> date | datetime | None:
    try:
        if found := _DAY_FIRST.fullmatch(written):
            day, month, year, hour, minute = found.groups()
            whole = date(int(year), int(month), int(day))
            return whole if hour is None else datetime.combine(whole, time(int(hour), int(minute)))
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", written):
            return date.fromisoformat(written)
        if re.match(r"\d{4}-\d{2}-\d{2}[T ]\d", written):
            return datetime.fromisoformat(written)
    except ValueError:
        return None
    return None


def choice(value: object, known: Iterable[str]) -> str:
    known = list(known)
    written = value.strip().lower().replace("_", "-") if isinstance(value, str) else value
    if written in known:
        return written
    raise ValueError(unknown(value, known))


def unknown(value: object, known: Iterable[str]) -> str:
    """What to say about a value that is none of the known ones; the nearest is named, or all when they are few."""
    known = list(known)
    near = get_close_matches(str(value).lower()[:100], known, n=1)
    words = {"value": shown(value)}
    if len(known) <= 12:
        return _("“%(value)s” is not known here; known are: %(known)s.") % {**words, "known": ", ".join(known)}
    if near:
        return _("“%(value)s” is not known here: is “%(near)s” meant?") % {**words, "near": near[0]}
    return _("“%(value)s” is not known here: use a term of the site, by its short name or its label.") % words


def listed(value: object, separators: str = r"[;|,\n]") -> list[str]:
    """The texts of a list, or of a cell with separators; each once, none empty."""
    if isinstance(value, list):
        parts = [line(item, LONGEST_TEXT) for item in value]
    else:
        parts = [" ".join(part.split()) for part in re.split(separators, text(value))]
    return list(dict.fromkeys(part for part in parts if part))


def shown(value: object) -> str:
    """A value within a message: short, on one line."""
    written = " ".join(clean(str(value)).split())
    return written if len(written) <= 60 else f"{written[:57]}…"
