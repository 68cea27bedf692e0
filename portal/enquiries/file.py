"""A file that came with a message, for the two sides of the enquiry and nobody else."""

from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from enquiries.models import Enquiry, MessageFile
from organisations.access import Action
from portal.enquiries.access import on_enquiry
from portal.workspace.writing.files.attachments import TYPES, extension_of


@require_GET
@on_enquiry(Action.LOOK)
def enquiry_file(request: HttpRequest, enquiry: Enquiry, document: str) -> FileResponse:
    """Always saved and never shown: what is in it must not run at this address."""
    found = get_object_or_404(MessageFile, pk=document, message__enquiry=enquiry)
    try:
        file = found.file.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    kind = TYPES[extension_of(found.name)]
    response = FileResponse(file, as_attachment=True, filename=found.name, content_type=kind)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
