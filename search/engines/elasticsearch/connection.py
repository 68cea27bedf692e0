"""The client, made once and pooled, and what its errors mean to the portal."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import unquote, urlsplit

from elasticsearch import ApiError, Elasticsearch, TransportError

from search.engine import EngineUnavailable

READ_SECONDS = 1.0  # a reader who waited longer is better served from the database
WRITE_SECONDS = 60.0
# Wrong credentials count too: the reader's page must not fail for them, and the message says what is wrong.
_NOT_THE_CALLERS_FAULT = {401, 403, 429}


def connect(url: str, ca_certs: str | None = None) -> Elasticsearch:
    """A client for `https://user:password@host:9200`; a user without a password is an API key. Several nodes are
    separated by commas, all with the credentials of the first. `ca_certs` is a file, for a certificate of one's own.
    """
    addresses = [urlsplit(part.strip()) for part in url.split(",")]
    user, password = addresses[0].username, addresses[0].password
    options: dict[str, object] = {}
    if user and password is not None:
        options["basic_auth"] = (unquote(user), unquote(password))
    elif user:
        options["api_key"] = unquote(user)
    if ca_certs:
        options["ca_certs"] = ca_certs
    hosts = [address._replace(netloc=_with_port(address)).geturl() for address in addresses]
    return Elasticsearch(hosts, request_timeout=WRITE_SECONDS, max_retries=0, retry_on_timeout=False, **options)


def _with_port(address) -> str:
    host = f"[{address.hostname}]" if ":" in address.hostname else address.hostname
    return f"{host}:{address.port or (443 if address.scheme == 'https' else 9200)}"


@contextmanager
def translated_errors() -> Iterator[None]:
    """No connection, no answer in time, an answer of 5xx, an index that is not there: EngineUnavailable."""
    try:
        yield
    except TransportError as error:
        raise EngineUnavailable(f"Elasticsearch does not answer: {error}") from error
    except ApiError as error:
        if error.status_code == 404:
            raise EngineUnavailable(f"The index is not built, or was removed; rebuild it: {error}") from error
        if error.status_code >= 500 or error.status_code in _NOT_THE_CALLERS_FAULT:
            raise EngineUnavailable(f"Elasticsearch refuses: {error}") from error
        raise
