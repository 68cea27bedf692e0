"""Memberships in the admin go through the services, so that an organisation keeps an owner and each change is a row."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _, ngettext
from wagtail.admin import messages
from wagtail.admin.forms import WagtailAdminModelForm

from organisations.models import Membership, Role, User
from organisations.refusals import Refused
from organisations.services.members import add_member, change_role, keep_an_owner, remove_member, sole_ownerships


class MembershipForm(WagtailAdminModelForm):
    """Whose membership it is, and where, is chosen once: another one is added, and this one removed."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        if self.instance.pk:
            self.fields["user"].disabled = self.fields["organisation"].disabled = True

    def clean_role(self):
        role = self.cleaned_data["role"]
        if self.instance.pk and role != Role.OWNER:
            try:
                keep_an_owner(Membership.objects.get(pk=self.instance.pk))
            except Refused as refused:
                raise ValidationError(str(refused)) from refused
        return role

    def save(self, commit=True):
        given = self.cleaned_data
        if self.instance.pk is None:
            return add_member(
                organisation=given["organisation"], user=given["user"], role=given["role"], by=self.for_user
            )
        change_role(membership=self.instance, role=given["role"], by=self.for_user)
        return self.instance


def remove_memberships(request: HttpRequest, instances: Sequence) -> HttpResponse | None:
    """In place of Wagtail's own deletion, of one or of those ticked: all of them or none."""
    if request.method != "POST" or not instances or not isinstance(instances[0], Membership):
        return None
    try:
        with transaction.atomic():
            for membership in instances:
                remove_member(membership=membership, by=request.user)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        number = len(instances)
        said = ngettext("%d membership was removed.", "%d memberships were removed.", number) % number
        messages.success(request, said)
    return redirect(Membership.snippet_viewset.get_url_name("list"))


def keep_owners(request: HttpRequest, users: Sequence) -> HttpResponse | None:
    """An account that is an organisation's last owner is not deleted in the admin either."""
    left = {org.name_vi for user in users if isinstance(user, User) for org in sole_ownerships(user)}
    if request.method != "POST" or not left:
        return None
    said = _("Nobody was deleted: these organisations would have no owner. Make somebody else an owner first: %s.")
    messages.error(request, said % ", ".join(sorted(left)))
    return redirect(reverse("wagtailusers_users:index"))
