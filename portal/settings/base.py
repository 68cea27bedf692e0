"""What every installation shares. What differs comes from the environment, read in `dev`, `test` and `production`."""

from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from portal.settings.accounts import *  # noqa: F403

env = environ.Env()
ROOT = Path(__file__).resolve().parents[2]
VAR = Path(env("VAR", default=str(ROOT / "var")))

INSTALLED_APPS = [
    "history",
    "mailing",
    "files",
    "organisations",
    "accounts",
    "taxonomy",
    "search",
    "feedback",
    "listings",
    "catalog",
    "demand",
    "competitions",
    "teams",
    "submissions",
    "judging",
    "results",
    "support",
    "enquiries",
    "questions",
    "proposals",
    "outcomes",
    "alerts",
    "bookmarks",
    "portal",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.simple_translation",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail.locales",
    "wagtail",
    "modelcluster",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "mailer",
    "taggit",
    "django_tasks",
    "django_htmx",
    "ninja",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django.forms",  # the templates of its widgets, for forms that are drawn by ours
]

MIDDLEWARE = [
    "portal.arrival.Arrival",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "portal.middleware.LocaleOfPages",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "portal.middleware.AdminContentSecurityPolicy",
    "portal.middleware.StaffNeedMfa",
    "portal.middleware.NotedAccess",
    "django_htmx.middleware.HtmxMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "listings.middleware.RefusedReview",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "portal.context.frame",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static", "portal.templatetags.portal"],
        },
    }
]

SQLITE_OPTIONS = {
    # Deferred transactions of several writers fail with "database is locked"; immediate ones wait for their turn.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
}


def database(default: str) -> dict:
    """The database of `DATABASE_URL`, pooled on PostgreSQL, safe for several writers on SQLite."""
    config = env.db("DATABASE_URL", default=default)
    if config["ENGINE"].endswith("sqlite3"):
        config["OPTIONS"] = SQLITE_OPTIONS
    else:
        config.setdefault("OPTIONS", {})["pool"] = {"min_size": 1, "max_size": 8, "timeout": 10}
        config["CONN_HEALTH_CHECKS"] = True
    return {"default": config}


DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LANGUAGE_CODE = "vi"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("vi", _("Vietnamese")), ("en", _("English"))]
LOCALE_PATHS = [ROOT / "portal" / "locale"]
USE_I18N = WAGTAIL_I18N_ENABLED = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
FORMAT_MODULE_PATH = ["portal.formats"]

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [ROOT / "portal" / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

# One setting chooses the engine: an address is Elasticsearch, empty is the embedded one in SEARCH_FOLDER.
SEARCH_URL = env("SEARCH_URL", default="")
SEARCH_INDEX = env("SEARCH_INDEX", default="portal")
SEARCH_FOLDER = VAR / "search"
SEARCH_CA_CERTS = env("SEARCH_CA_CERTS", default="")  # a file, where Elasticsearch's certificate is one's own

# What makes vectors of texts: `auto` is the packaged model where the extra `semantic` is installed, `off` is none, an
# address is a service that answers as OpenAI's /v1/embeddings does.
EMBEDDINGS = env("EMBEDDINGS", default="") or "auto"
EMBEDDINGS_MODEL = env("EMBEDDINGS_MODEL", default="")
EMBEDDINGS_KEY = env("EMBEDDINGS_KEY", default="")
EMBEDDINGS_DIMENSIONS = env.int("EMBEDDINGS_DIMENSIONS", default=384)
# The models named e5 were taught to read what is asked and what may answer it with these words before them. A service
# that writes them itself is told which it is in `input_type`.
EMBEDDINGS_QUERY_PREFIX = env("EMBEDDINGS_QUERY_PREFIX", default="query: ")
EMBEDDINGS_PASSAGE_PREFIX = env("EMBEDDINGS_PASSAGE_PREFIX", default="passage: ")
EMBEDDINGS_INPUT_TYPE = env.bool("EMBEDDINGS_INPUT_TYPE", default=False)

# Mail is a row in the transaction of what it tells of, and the worker sends it: a change that is rolled back mails
# nothing, and nobody waits for a mail server.
EMAIL_BACKEND = "mailer.backend.DbBackend"
MAILER_USE_FILE_LOCK = False  # each message is locked in the database
MAILER_EMAIL_MAX_BATCH = 100
MAILER_ERROR_HANDLER = "mailing.delivery.defer"
MAILER_EMAIL_LOG_MESSAGE_DATA = False  # addresses and texts are gone once they are sent
# What the worker does in each of its passes, twice a second, beside indexing; what says that it has more to do has the
# next pass follow at once.
EACH_PASS = [
    "mailing.delivery.deliver",
    "portal.workspace.bulk.jobs.work_through",
    "listings.services.deciding_batches.work_through",
]
# What the worker runs each minute beside indexing; each is safe to repeat and quick when nothing is due.
CLOCK_COMMANDS = [
    "publish_scheduled",
    "close_months",
    "tend_organisations",
    "forget_unconfirmed",
    "tend_mail",
    "erase_told",
    "remind_expiring",
    "send_alerts",
    "forget_imports",
    "tend_calls",
    "tend_enquiries",
    "close_questions",
    "tend_teams",
    "scan_submissions",
]

WAGTAIL_SITE_NAME = "Cổng AI Thành phố Hồ Chí Minh"
WAGTAILADMIN_BASE_URL = env("SITE_URL", default="http://localhost:8000")
WAGTAILIMAGES_IMAGE_MODEL = "files.Picture"
WAGTAILDOCS_DOCUMENT_MODEL = "files.File"
WAGTAILDOCS_SERVE_METHOD = "serve_view"  # a private document has no address of its own
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
# Addresses and passwords change in one place, where the address is confirmed and the change is mailed.
WAGTAIL_PASSWORD_RESET_ENABLED = WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_FINISH_WORKFLOW_ACTION = "listings.finishing.publish_reviewed"
WAGTAILADMIN_PERMITTED_LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
# The admin searches in the database; the public's engine never holds what only editors may see.
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
MODELSEARCH_BACKENDS = {"default": {"BACKEND": "modelsearch.backends.database"}}
TAGGIT_CASE_INSENSITIVE = True

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "frame-ancestors": [SELF],
        "form-action": [SELF],
    }
}
X_FRAME_OPTIONS = "SAMEORIGIN"  # the admin previews pages in a frame
SECURE_REFERRER_POLICY = "same-origin"
# The proxy's header that says when a request began to arrive, in milliseconds since 1970; empty where none sets it. A
# proxy that lets a client's own through would let it choose the time.
ARRIVAL_HEADER = env("ARRIVAL_HEADER", default="")
# The virus scanner that looks at submissions: tcp://host:3310 or unix:///path of clamd; empty where there is none.
CLAMAV_URL = env("CLAMAV_URL", default="")
# Requests a minute from one address; None is no limit. X-Forwarded-For is believed for so many proxies of our own.
API_LIMITS = {"read": 600, "match": 60, "support": 6}
TRUSTED_PROXY_COUNT = 0
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    # The client logs each failure of a stopped engine with the whole request; we log once that it is down.
    "loggers": {"elastic_transport": {"level": "ERROR"}},
}
