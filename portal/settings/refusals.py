"""What a public site must not start without. Read before anything is configured, so that all of it is said at once."""

from collections.abc import Mapping
from urllib.parse import urlsplit

LEAST_SECRET = 50
LEAST_LETTERS = 10
KNOWN_SECRETS = ("only-for", "django-insecure", "change", "secret", "example")
TRUE = {"1", "true", "yes", "on", "y", "t"}
STORAGE = ("S3_BUCKET", "S3_ACCESS_KEY", "S3_SECRET_KEY")


def refusals(environment: Mapping[str, str]) -> list[str]:
    """A sentence for each variable that is missing or unsafe, naming it and what to do; empty when all is well."""
    found = (check(environment) for check in _CHECKS)
    return [sentence for sentence in found if sentence]


def _secret_key(environment):
    secret = environment.get("SECRET_KEY", "")
    make = "make one: python -c 'import secrets; print(secrets.token_urlsafe(64))'"
    if not secret:
        return f"SECRET_KEY is missing; {make}"
    if secret.lower().startswith(KNOWN_SECRETS):
        return f"SECRET_KEY is one that others know; {make}"
    if len(secret) < LEAST_SECRET or len(set(secret)) < LEAST_LETTERS:
        return f"SECRET_KEY is too simple (at least {LEAST_SECRET} characters, {LEAST_LETTERS} different ones); {make}"
    return None


def _allowed_hosts(environment):
    hosts = names(environment.get("ALLOWED_HOSTS", ""))
    if not hosts:
        return "ALLOWED_HOSTS is missing; give the site's names, separated by commas"
    if "*" in hosts:
        return "ALLOWED_HOSTS must not be *; give the site's names, separated by commas"
    return None


def _debug(environment):
    if environment.get("DEBUG", "").strip().lower() in TRUE:
        return "DEBUG is on, which shows settings and queries to every visitor; remove the variable"
    return None


def _database(environment):
    return _scheme(environment, "DATABASE_URL", ("postgres", "postgresql"), "postgres://user:password@host:5432/name")


def _search(environment):
    return _scheme(environment, "SEARCH_URL", ("http", "https"), "https://user:password@host:9200 of Elasticsearch")


def _cache(environment):
    return _scheme(
        environment,
        "CACHE_URL",
        ("redis", "rediss", "valkey", "valkeys"),
        "redis://host:6379/0, which all processes share",
    )


def _email(environment):
    return _scheme(environment, "EMAIL_URL", ("smtp", "smtp+tls", "smtp+ssl"), "smtp+tls://user:password@host:587")


def _site(environment):
    problem = _scheme(environment, "SITE_URL", ("https",), "https:// and the name under which visitors reach the site")
    if problem:
        return problem
    host = urlsplit(environment["SITE_URL"]).hostname or ""
    allowed = names(environment.get("ALLOWED_HOSTS", ""))
    if (
        allowed
        and "*" not in allowed
        and not any(host == name or (name[0] == "." and f".{host}".endswith(name)) for name in allowed)
    ):
        return f"SITE_URL names the host {host}, which is not among ALLOWED_HOSTS; add it there"
    return None


def _proxies(environment):
    count = environment.get("TRUSTED_PROXY_COUNT", "0")
    if not count.isdecimal():
        return f"TRUSTED_PROXY_COUNT is {count!r}; give the number of proxies before the site, 0 for none"
    return None


def _storage(environment):
    given = [name for name in (*STORAGE, "S3_ENDPOINT") if environment.get(name)]
    missing = [name for name in STORAGE if not environment.get(name)]
    if given and missing:
        return f"{given[0]} puts files into object storage; {', '.join(missing)} must be set too"
    return None


def _embeddings(environment):
    value = environment.get("EMBEDDINGS", "")
    if value in ("", "auto", "off"):
        return None
    problem = _scheme(environment, "EMBEDDINGS", ("http", "https"), "auto, off, or the address of a service")
    if not problem and not environment.get("EMBEDDINGS_MODEL"):
        return "EMBEDDINGS_MODEL is missing; EMBEDDINGS names a service, which must be told the model"
    return problem


def _scanner(environment):
    value = environment.get("CLAMAV_URL", "")
    if not value or value.startswith("unix:///"):
        return None
    return _scheme(environment, "CLAMAV_URL", ("tcp",), "tcp://host:3310 or unix:///path of clamd, or nothing")


_CHECKS = (
    _secret_key,
    _debug,
    _allowed_hosts,
    _site,
    _database,
    _search,
    _cache,
    _email,
    _proxies,
    _storage,
    _embeddings,
    _scanner,
)


def _scheme(environment: Mapping[str, str], name: str, schemes: tuple[str, ...], wanted: str) -> str | None:
    value = environment.get(name, "")
    if not value:
        return f"{name} is missing; give {wanted}"
    try:
        parts = urlsplit(value.split(",")[0])
    except ValueError:
        return f"{name} is not an address; give {wanted}"
    if parts.scheme not in schemes or not parts.hostname:
        # The value itself may hold a password and stays out of the message.
        return f"{name} begins with {parts.scheme or 'no scheme'}://; give {wanted}"
    return None


def names(value: str) -> list[str]:
    """A list in one variable, separated by commas."""
    return [name.strip() for name in value.split(",") if name.strip()]
