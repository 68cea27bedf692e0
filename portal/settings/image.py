"""For building the image: collects the static files, needs no secret and reaches no service."""

from portal.settings.base import *  # noqa: F403
from portal.settings.base import STORAGES, database, env

SECRET_KEY = "only-for-collecting-static-files"
DATABASES = database("sqlite://:memory:")
STATIC_ROOT = env("STATIC_ROOT")
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}}
