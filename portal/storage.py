"""Uploaded files in object storage: a private bucket, read through the site."""

from urllib.parse import urljoin

from django.conf import settings
from django.utils.encoding import filepath_to_uri
from storages.backends.s3 import S3Storage


class PrivateObjectStorage(S3Storage):
    """A file's address is the site's own (`portal.media` answers it): it does not run out as a signed one does, cards
    may keep it, and the bucket needs no public reading."""

    def get_default_settings(self):
        return super().get_default_settings() | {"default_acl": None, "file_overwrite": False}

    def url(self, name, parameters=None, expire=None, http_method=None):
        return urljoin(settings.MEDIA_URL, filepath_to_uri(name))
