"""A sealed file that this person may read, given out to be saved and never shown."""

import io

from django.http import FileResponse, Http404

from portal.workspace.writing.files.attachments import TYPES, extension_of


def download(found: tuple[str, bytes] | None) -> FileResponse:
    """404 for none. What is in it must not run at this address."""
    kind = TYPES.get(extension_of(found[0])) if found else None
    if kind is None:
        raise Http404
    name, data = found
    response = FileResponse(io.BytesIO(data), as_attachment=True, filename=name, content_type=kind)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
