"""What load balancers and operators ask: is the process up, is everything behind it there, how far is the index."""

import logging
import time

from django.db import DatabaseError, connection
from django.http import HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from search.engine import EngineUnavailable
from search.engines import engine
from search.sync import lag

log = logging.getLogger(__name__)
OK, DOWN = "ok", "down"


@never_cache
@require_safe
def healthz(request) -> HttpResponse:
    """The process answers; nothing behind it is asked."""
    return JsonResponse({"status": OK})


@never_cache
@require_safe
def readyz(request) -> HttpResponse:
    """200 when every part is there, else 503; `parts` names each, `lag` says how many entries wait for the index."""
    waiting, took = _lag()
    parts = {"database": DOWN if waiting is None else OK, "engine": _engine()}
    ready = all(part == OK for part in parts.values())
    answer = {"status": OK if ready else DOWN, "parts": parts, "lag": waiting, "database_ms": took}
    return JsonResponse(answer, status=200 if ready else 503)


def _lag() -> tuple[dict | None, float | None]:
    started = time.perf_counter()
    try:
        connection.ensure_connection()
        waiting = lag()
    except DatabaseError as error:
        log.error("database unreachable: %s", error)
        return None, None
    return waiting, round(1000 * (time.perf_counter() - started), 1)


def _engine() -> str:
    try:
        engine().health()
    except EngineUnavailable as error:
        log.warning("search engine unavailable: %s", error)
        return DOWN
    return OK
