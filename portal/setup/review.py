"""The review that listings and pages go through before the public sees them."""

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import Workflow, WorkflowContentType, WorkflowPage, WorkflowTask

from listings.moderation import EditorialReview
from portal.models import HomePage
from portal.setup.groups import LISTINGS, MODERATORS

NAME = "City review"


@transaction.atomic
def prepare_review() -> Workflow:
    """Assigns the review where none is assigned yet; an administrator may have chosen another workflow there."""
    task = EditorialReview.objects.filter(name=NAME).first()
    if task is None:
        task = EditorialReview.objects.create(name=NAME)
        task.groups.add(Group.objects.get(name=MODERATORS))
    workflow, is_new = Workflow.objects.get_or_create(name=NAME)
    if is_new:
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    for model in LISTINGS:
        WorkflowContentType.objects.get_or_create(
            content_type=ContentType.objects.get_for_model(model), defaults={"workflow": workflow}
        )
    for home in HomePage.objects.all():
        WorkflowPage.objects.get_or_create(page=home, defaults={"workflow": workflow})
    return workflow
