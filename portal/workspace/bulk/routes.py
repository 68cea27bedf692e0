"""What the routes of one import have in common."""

from django.http import Http404

from organisations.models import Organisation
from portal.workspace.bulk.models import ImportJob


def own_job(organisation: Organisation, number) -> ImportJob:
    """The import of exactly this organisation, whose member asks; 404 for one of another."""
    job = ImportJob.objects.filter(pk=number, organisation=organisation).select_related("organisation").first()
    if job is None:
        raise Http404
    return job
