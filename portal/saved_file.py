"""A file that people gave, given out to be saved and never shown: what is in it must not run at this address."""

from typing import BinaryIO

from django.http import FileResponse, Http404

from files.checks import KINDS
from files.names import extension_of


def saved_file(file: BinaryIO, name: str) -> FileResponse:
    """404 for a kind that is never taken."""
    kind = KINDS.get(extension_of(name))
    if kind is None:
        raise Http404
    response = FileResponse(file, as_attachment=True, filename=name, content_type=kind.mime)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def saved_field(field, name: str) -> FileResponse:
    """Of a model's file; 404 where the storage has lost it."""
    try:
        return saved_file(field.open("rb"), name)
    except FileNotFoundError as error:
        raise Http404 from error
