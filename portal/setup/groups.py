"""The groups of city staff and what each may do in the admin."""

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from catalog.models import ResearchProduct, TrainingProduct
from demand.models import Need
from enquiries.models import Enquiry
from feedback.models import Misfit, Unanswered
from history.models import StateChange
from organisations.models import Membership, Organisation, Scientist, Verification
from questions.models import PublicQuestion
from support.models import Question, Report, SurveyAnswer
from taxonomy.models import Concept, Field, Technique

EDITORS, MODERATORS, SUPPORT = "City editors", "City moderators", "Support centre"
LISTINGS = (ResearchProduct, TrainingProduct, Need)
MISSED = (Unanswered, Misfit)  # what visitors miss, as counts
QUEUES = (Report, Question)  # what visitors tell the support centre
RECORDS = (Organisation, Scientist, Membership, Field, Technique, Concept)


@transaction.atomic
def prepare_groups() -> None:
    """Adds what a group lacks; what an administrator gave it beside that stays."""
    _editors()
    _moderators()
    _support()


def _editors() -> None:
    group, _new = Group.objects.get_or_create(name=EDITORS)
    _allow(group, LISTINGS, "view", "add", "change", "delete", "publish", "lock", "unlock")
    _allow(group, RECORDS, "view", "add", "change", "delete")
    _allow(group, (Verification, PublicQuestion), "view", "change")
    _allow(group, (StateChange, Enquiry, *MISSED), "view")
    _allow_queues(group)
    _allow_in_admin(group, ("add", "change", "publish", "lock", "unlock"), ("add", "change", "choose"))


def _moderators() -> None:
    """They approve, so they publish; without that permission an approval answers as if it had worked."""
    group, _new = Group.objects.get_or_create(name=MODERATORS)
    _allow(group, LISTINGS, "view", "change", "publish", "lock", "unlock")
    _allow(group, (Organisation, Scientist, Verification, PublicQuestion), "view", "change")
    _allow(group, (StateChange, Enquiry, *MISSED), "view")
    _allow_queues(group)
    _allow_in_admin(group, ("change", "publish", "lock", "unlock"), ("choose",))


def _support() -> None:
    """Who calls people back and looks at reports, and edits nothing else."""
    group, _new = Group.objects.get_or_create(name=SUPPORT)
    _allow_queues(group)
    _allow_in_admin(group, (), ())


def _allow_queues(group: Group) -> None:
    _allow(group, QUEUES, "view", "change")
    _allow(group, (SurveyAnswer,), "view")


def _allow(group: Group, models, *actions: str) -> None:
    for model in models:
        codenames = [f"{action}_{model._meta.model_name}" for action in actions]
        content_type = ContentType.objects.get_for_model(model)
        group.permissions.add(*Permission.objects.filter(content_type=content_type, codename__in=codenames))


def _allow_in_admin(group: Group, on_pages: tuple[str, ...], on_files: tuple[str, ...]) -> None:
    group.permissions.add(Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin"))
    root = Page.get_first_root_node()
    collection = Collection.get_first_root_node() or Collection.add_root(name="Root")
    for action in on_pages:
        permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=f"{action}_page")
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)
    # Wagtail asks for the rights of its own models, also where a site has models of its own.
    for model in (Image, Document):
        content_type = ContentType.objects.get_for_model(model)
        for action in on_files:
            permission = Permission.objects.get(
                content_type=content_type, codename=f"{action}_{model._meta.model_name}"
            )
            GroupCollectionPermission.objects.get_or_create(group=group, collection=collection, permission=permission)
