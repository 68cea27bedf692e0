"""A mark that tells visitors apart for a month, and cannot be turned back into a person.

The mark is an HMAC of address and agent under a random key of the month. The key is deleted when the month is over
(`feedback.months`), so that nobody, the site's own staff included, can then find a known address among the marks.
"""

import hashlib
import hmac
import re
import secrets
from datetime import date

from feedback.client import client_address
from feedback.models import VisitorKey
from feedback.months import this_month

NOBODY = ""  # what does not count: robots, and programs that say they only try things out
DEMONSTRATION = "X-Demonstration"  # a caller of the API sends it with any value and is not counted
LENGTH = 16  # hexadecimal digits: two of a million visitors share a mark once in 37 million months
LONGEST_AGENT = 400  # characters
# Not "Cubot", which makes telephones.
_ROBOT = re.compile(
    r"(?<!cu)bot\b|crawl|spider|slurp|preview|monitor|scan|fetch|headless|lighthouse|curl|wget|python|java/|go-http"
    r"|okhttp|axios|node|httpx|scrapy|libwww|perl|ruby|facebookexternalhit",
    re.IGNORECASE,
)
_keys: dict[date, bytes] = {}  # of the current month: one database query a process a month


def visitor_of(request) -> str:
    """The mark of who asks, 16 hexadecimal digits, or NOBODY for a robot or a demonstration."""
    if not is_reader(request):
        return NOBODY
    agent = request.headers["User-Agent"][:LONGEST_AGENT]
    told = f"{client_address(request)}\n{agent}".encode(errors="replace")
    return hmac.new(_key(), told, hashlib.sha256).hexdigest()[:LENGTH]


def is_reader(request) -> bool:
    """Whether a person seems to ask: no robot, no demonstration, no page that a browser fetches to have it ready."""
    agent = request.headers.get("User-Agent", "")[:LONGEST_AGENT]
    if not agent or _ROBOT.search(agent) or DEMONSTRATION in request.headers:
        return False
    return "prefetch" not in request.headers.get("Sec-Purpose", "")


def _key() -> bytes:
    month = this_month()
    key = _keys.get(month)
    if key is None:
        row, _new = VisitorKey.objects.get_or_create(month=month, defaults={"key": secrets.token_bytes(32)})
        key = bytes(row.key)
        _keys.clear()
        _keys[month] = key
    return key
