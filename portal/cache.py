"""The shared cache of a deployed site, without which pages still answer."""

import logging
import time

from django.core.cache.backends.redis import RedisCache
from redis.backoff import NoBackoff
from redis.exceptions import ConnectionError as Unreachable, TimeoutError as TooSlow
from redis.retry import Retry

log = logging.getLogger(__name__)
PATIENCE = 0.5  # seconds; a page that waited longer for what it can do without would be worse off
PAUSE = 5  # seconds in which a cache that did not answer is not asked again


class ForgivingRedisCache(RedisCache):
    """While the server does not answer nothing is found and nothing is kept: pages ask the database again, and requests
    are not counted against limits."""

    down_until = 0.0  # of the process, since each thread has an object of its own

    def __init__(self, server, params):
        limits = {"socket_connect_timeout": PATIENCE, "socket_timeout": PATIENCE, "retry": Retry(NoBackoff(), 1)}
        super().__init__(server, params | {"OPTIONS": limits | params.get("OPTIONS", {})})

    def _ask(self, method: str, otherwise, *args, **options):
        if time.monotonic() < ForgivingRedisCache.down_until:
            return otherwise
        try:
            return getattr(super(), method)(*args, **options)
        except (Unreachable, TooSlow) as error:
            ForgivingRedisCache.down_until = time.monotonic() + PAUSE
            log.error("the cache does not answer; doing without it for %s s: %s", PAUSE, error)
            return otherwise

    def add(self, *args, **options):
        return self._ask("add", True, *args, **options)

    def get(self, key, default=None, version=None):
        return self._ask("get", default, key, default, version)

    def set(self, *args, **options):
        return self._ask("set", None, *args, **options)

    def touch(self, *args, **options):
        return self._ask("touch", False, *args, **options)

    def delete(self, *args, **options):
        return self._ask("delete", False, *args, **options)

    def get_many(self, *args, **options):
        return self._ask("get_many", {}, *args, **options)

    def has_key(self, *args, **options):
        return self._ask("has_key", False, *args, **options)

    def incr(self, key, delta=1, version=None):
        value = self._ask("incr", None, key, delta, version)
        if value is None:
            raise ValueError(f"Key {key!r} not found")  # what Django's caches say of a key that is not there
        return value

    def set_many(self, data, *args, **options):
        return self._ask("set_many", list(data), data, *args, **options)

    def delete_many(self, *args, **options):
        return self._ask("delete_many", None, *args, **options)

    def clear(self):
        return self._ask("clear", False)
