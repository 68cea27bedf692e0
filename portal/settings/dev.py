"""A fresh machine: SQLite, the embedded engine, files under `var/`."""

from portal.settings.base import *  # noqa: F403
from portal.settings.base import VAR, database, env

DEBUG = env.bool("DEBUG", default=True)
SECRET_KEY = "only-for-development"
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
DATABASES = database(f"sqlite:///{VAR}/portal.sqlite3")
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR / "mail"
INTERNAL_IPS = ["127.0.0.1"]
VAR.mkdir(parents=True, exist_ok=True)
