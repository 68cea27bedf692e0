"""A sealed file that this person may read."""

import io

from django.http import FileResponse, Http404

from portal.saved_file import saved_file


def download(found: tuple[str, bytes] | None) -> FileResponse:
    """404 for none."""
    if found is None:
        raise Http404
    name, data = found
    return saved_file(io.BytesIO(data), name)
