"""A fresh machine: SQLite, the embedded engine, files under `var/`."""

from portal.settings.base import *  # noqa: F403
from portal.settings.base import MIDDLEWARE, VAR, database, env

# A deployed site is compressed by its proxy; this one has none.
MIDDLEWARE = ["django.middleware.gzip.GZipMiddleware", *MIDDLEWARE]
DEBUG = env.bool("DEBUG", default=True)
SECRET_KEY = "only-for-development"
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
DATABASES = database(f"sqlite:///{VAR}/portal.sqlite3")
MAILER_EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR / "mail"
WHITENOISE_USE_FINDERS = True  # no collecting of static files on a developer's machine, with or without DEBUG
INTERNAL_IPS = ["127.0.0.1"]
API_LIMITS = {}  # measuring asks thousands of times from one address
(VAR / "static").mkdir(parents=True, exist_ok=True)  # whitenoise warns when it is not there
# The demonstration has one administrator, on a machine that nobody else reaches.
STAFF_NEED_MFA = env.bool("STAFF_NEED_MFA", default=False)
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True  # http://localhost
