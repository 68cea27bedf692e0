"""A file of a listing, for those who may see the listing. Nothing else serves from the files' collection."""

from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from listings.choices import Audience
from listings.models import Attachment, Listing
from organisations.access import Action, may
from organisations.services import is_verified_member
from portal.saved_file import saved_field
from portal.views.listing import MODELS


@never_cache
@require_GET
def attachment(request: HttpRequest, prefix: str, number: str, document: str) -> FileResponse:
    """404 for whoever may not read it, as for one that does not exist."""
    model = MODELS[prefix]
    found = _public(request, model, number, document) or _draft(request, model, number, document)
    if found is None:
        raise Http404
    return saved_field(found.document.file, found.name)


def _public(request, model: type[Listing], number: str, document: str) -> Attachment | None:
    """Of the published version; a withheld owner's files might name them, so they are not given out."""
    visible = model.objects.visible_to(member=is_verified_member(request.user)).exclude(audience=Audience.WITHHELD)
    row = visible.filter(pk=number).first()
    return row and row.attachments.select_related("document").filter(document=document).first()


def _draft(request, model: type[Listing], number: str, document: str) -> Attachment | None:
    """Of the newest draft or the row, for members of its organisation and for city staff who review it."""
    row = model.objects.filter(pk=number).first() if request.user.is_authenticated else None
    if row is None or not (may(request.user, Action.LOOK, row.organisation_id) or _is_reviewer(request.user, model)):
        return None
    versions = (row.get_latest_revision_as_object(), row)
    files = (file for version in versions for file in version.attachments.all())
    return next((file for file in files if str(file.document_id) == document), None)


def _is_reviewer(user, model: type[Listing]) -> bool:
    return user.has_perm(f"{model._meta.app_label}.publish_{model._meta.model_name}")
