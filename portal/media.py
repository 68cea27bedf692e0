"""Uploaded pictures, from whatever storage they are in. Documents are served by Wagtail, which asks who reads."""

from pathlib import PurePosixPath

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404

PUBLIC_FOLDER = "images"  # the pictures as pages show them, made from the originals
EDITORS_FOLDERS = ("original_images", "avatar_images")
# Python's own table of types differs with the machine; a script or a page must not be answered from this origin.
KINDS = {
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
}
DAY = 24 * 3600


def media(request, path):
    """A public picture for everyone, an original for those who may open the admin, anything else for nobody."""
    name = PurePosixPath(path)
    if ".." in name.parts or "\0" in path:  # a folder's rule holds for what is really in it
        raise Http404
    folder = name.parts[:1]
    public = folder == (PUBLIC_FOLDER,)
    if not public and not (
        folder and folder[0] in EDITORS_FOLDERS and request.user.has_perm("wagtailadmin.access_admin")
    ):
        raise Http404
    kind = KINDS.get(name.suffix.lower())
    if kind is None:
        raise Http404
    try:
        file = default_storage.open(path)
    except (FileNotFoundError, IsADirectoryError, SuspiciousFileOperation) as error:
        raise Http404 from error
    response = FileResponse(file, content_type=kind)
    # A day, not for ever: a picture that has to go is gone the next day from the proxies too.
    response["Cache-Control"] = f"public, max-age={DAY}" if public else "private, no-store"
    return response
