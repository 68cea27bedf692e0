"""A submitted file, for those who may read the submission. Nothing else serves from where submissions are."""

from django.http import FileResponse, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from portal.saved_file import saved_field
from portal.submissions.access import on_read_submission
from submissions.models import Submission


@on_read_submission
@require_GET
def submitted_file(request: HttpRequest, submission: Submission, document: str) -> FileResponse:
    """404 until it was cleared, for the team too."""
    file = get_object_or_404(submission.files.filter(cleared_at__isnull=False), pk=document)
    return saved_field(file.file, file.name)
