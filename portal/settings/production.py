"""A public site. Everything comes from the environment (deploy/.env.example); an unsafe one is refused at the start."""

import os
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from portal.settings.base import *  # noqa: F403
from portal.settings.base import CONTENT_SECURITY_POLICY, STORAGES, database, env
from portal.settings.refusals import names, refusals

if _found := refusals(os.environ):
    raise ImproperlyConfigured("The site does not start with these settings:\n" + "\n".join(f"- {x}" for x in _found))

DEBUG = False
SECRET_KEY = env("SECRET_KEY")
SECRET_KEY_FALLBACKS = names(env("SECRET_KEY_FALLBACKS", default=""))
ALLOWED_HOSTS = names(env("ALLOWED_HOSTS"))
SITE_URL = WAGTAILADMIN_BASE_URL = env("SITE_URL").rstrip("/")
CSRF_TRUSTED_ORIGINS = [SITE_URL]

DATABASES = database("")
CACHES = {
    "default": {
        "BACKEND": "portal.cache.ForgivingRedisCache",
        # The client knows its protocol under this name only.
        "LOCATION": env("CACHE_URL").replace("valkey", "redis", 1),
        "KEY_PREFIX": "portal",
    }
}
_mail = env.email_url("EMAIL_URL")
MAILER_EMAIL_BACKEND = _mail.pop("EMAIL_BACKEND")
vars().update(_mail)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env("EMAIL_FROM", default=f"no-reply@{urlsplit(SITE_URL).hostname}")

STATIC_ROOT = env("STATIC_ROOT", default=str(STATIC_ROOT))  # noqa: F405
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}}
if env("S3_BUCKET", default=""):
    STORAGES["default"] = {
        "BACKEND": "portal.storage.PrivateObjectStorage",
        "OPTIONS": {
            "bucket_name": env("S3_BUCKET"),
            "access_key": env("S3_ACCESS_KEY"),
            "secret_key": env("S3_SECRET_KEY"),
            "endpoint_url": env("S3_ENDPOINT", default="") or None,
            "region_name": env("S3_REGION", default="") or None,
            "addressing_style": env("S3_ADDRESSING", default="path"),
        },
    }

# Who asks, and whether over TLS, is believed from a proxy's headers only where a proxy is said to stand.
TRUSTED_PROXY_COUNT = ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0)
if TRUSTED_PROXY_COUNT:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]  # asked from inside, without TLS
SECURE_HSTS_SECONDS = env.int("HSTS_SECONDS", default=365 * 24 * 3600)
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
CONTENT_SECURITY_POLICY = CONTENT_SECURITY_POLICY | {
    "DIRECTIVES": CONTENT_SECURITY_POLICY["DIRECTIVES"] | {"upgrade-insecure-requests": True}
}
SILENCED_SYSTEM_CHECKS = [
    "security.W019",  # frames of the same origin: the admin previews pages in one
    "security.W021",  # whether a whole domain goes onto the browsers' preload list is for the domain's owner to say
]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"()": "portal.logs.PlainFormatter"}, "json": {"()": "portal.logs.JsonFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": env("LOG_FORMAT", default="json")}},
    "root": {"handlers": ["stderr"], "level": env("LOG_LEVEL", default="INFO")},
    "loggers": {
        # Django's own handlers would mail whole requests, bodies included.
        "django": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
        "elastic_transport": {"level": "ERROR"},
        "botocore": {"level": "WARNING"},
        "boto3": {"level": "WARNING"},
        "s3transfer": {"level": "WARNING"},
        "urllib3": {"level": "WARNING"},
    },
}
