"""A file that came with a message, for the two sides of the enquiry and nobody else."""

from django.http import FileResponse, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from enquiries.models import Enquiry, MessageFile
from organisations.access import Action
from portal.enquiries.access import on_enquiry
from portal.saved_file import saved_field


@require_GET
@on_enquiry(Action.LOOK)
def enquiry_file(request: HttpRequest, enquiry: Enquiry, document: str) -> FileResponse:
    found = get_object_or_404(MessageFile, pk=document, message__enquiry=enquiry)
    return saved_field(found.file, found.name)
