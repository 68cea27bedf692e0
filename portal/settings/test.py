"""The tests': SQLite unless `DATABASE_URL` names another, the embedded engine in a folder of each run's own."""

import atexit
import shutil
import tempfile
from pathlib import Path

from portal.settings.base import *  # noqa: F403
from portal.settings.base import database

VAR = Path(tempfile.mkdtemp(prefix="portal-test-"))
atexit.register(shutil.rmtree, VAR, ignore_errors=True)
DEBUG = False
SECRET_KEY = "only-for-tests"
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
DATABASES = database(f"sqlite:///{VAR}/portal.sqlite3")
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file and not memory: the browser's live server answers from threads of its own.
    DATABASES["default"]["TEST"] = {"NAME": str(VAR / "test.sqlite3")}
else:
    del DATABASES["default"]["OPTIONS"]["pool"]  # pooled connections would keep the test database from being dropped
MEDIA_ROOT = VAR / "media"
STATIC_ROOT = VAR / "static"
STATIC_ROOT.mkdir()  # whitenoise warns when it is not there, and warnings are errors
SEARCH_FOLDER = VAR / "search"
SEARCH_INDEX = f"portal-test-{VAR.name[-8:].lower()}"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = MAILER_EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
EMBEDDINGS = "off"  # a test that wants one asks for it
STAFF_NEED_MFA = False  # the tests of that rule turn it on
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
