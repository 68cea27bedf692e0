"""The people of an organisation: who they are, who wants in, who was asked in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from organisations.access import Action, allows
from organisations.models import Organisation, Role
from organisations.services import (
    accept_request,
    change_role,
    decline_request,
    invite,
    remove_member,
    send_again,
    withdraw_invitation,
)
from portal.workspace.access import on_organisation
from portal.workspace.organisation.answers import done
from portal.workspace.organisation.people_forms import InviteForm, RoleForm

PAGE = "workspace_members"


@on_organisation(Action.LOOK)
def members(request: HttpRequest, organisation: Organisation, form: InviteForm | None = None) -> HttpResponse:
    """Names and roles for every member; addresses, requests and invitations for owners."""
    manages = allows(request.role, Action.MANAGE)
    context = {
        "heading": _("Members"),
        "here": "members",
        "organisation": organisation,
        "members": organisation.memberships.select_related("user").order_by("role", "user__first_name", "pk"),
        "manages": manages,
        "roles": Role.choices,
    }
    if manages:
        context |= {
            "form": form or InviteForm(),
            "requests": organisation.join_requests.filter(decided_at__isnull=True).select_related("user"),
            "invitations": organisation.invitations.waiting(),
        }
    return render(request, "workspace/organisation/members.html", context)


@on_organisation(Action.MANAGE)
@require_POST
def invite_member(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """The answer is the same whether the address has an account or not."""
    form = InviteForm(request.POST)
    if not form.is_valid():
        return members(request, slug=organisation.slug, form=form)
    email, role = form.cleaned_data["email"], form.cleaned_data["role"]
    return done(
        request,
        lambda: invite(organisation=organisation, email=email, role=role, by=request.user),
        _("An invitation goes to %(email)s. It holds for 14 days.") % {"email": email},
        PAGE,
        organisation.slug,
    )


@on_organisation(Action.MANAGE)
@require_POST
def set_role(request: HttpRequest, organisation: Organisation, number: str) -> HttpResponse:
    membership = get_object_or_404(organisation.memberships, pk=number)
    return done(
        request,
        lambda: change_role(membership=membership, role=_role(request), by=request.user),
        _("The role is changed."),
        PAGE,
        organisation.slug,
    )


@on_organisation(Action.MANAGE)
@require_POST
def remove(request: HttpRequest, organisation: Organisation, number: str) -> HttpResponse:
    membership = get_object_or_404(organisation.memberships, pk=number)
    return done(
        request,
        lambda: remove_member(membership=membership, by=request.user),
        _("The person is no longer a member."),
        "workspace" if membership.user_id == request.user.pk else PAGE,
        *([] if membership.user_id == request.user.pk else [organisation.slug]),
    )


@on_organisation(Action.LOOK)
@require_POST
def leave(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    membership = get_object_or_404(organisation.memberships, user=request.user)
    says = _("You have left “%(name)s”.") % {"name": organisation}
    return done(request, lambda: remove_member(membership=membership, by=request.user), says, "workspace")


@on_organisation(Action.MANAGE)
@require_POST
def answer_request(request: HttpRequest, organisation: Organisation, number: str) -> HttpResponse:
    """`answer` is accept, with a role, or decline."""
    asked = get_object_or_404(organisation.join_requests, pk=number)

    def act():
        if request.POST.get("answer") == "accept":
            accept_request(request=asked, role=_role(request), by=request.user)
        else:
            decline_request(request=asked, by=request.user)

    return done(request, act, _("The request is answered; the person gets a letter."), PAGE, organisation.slug)


@on_organisation(Action.MANAGE)
@require_POST
def invite_again(request: HttpRequest, organisation: Organisation, number: str) -> HttpResponse:
    invitation = get_object_or_404(organisation.invitations, pk=number)
    return done(
        request,
        lambda: send_again(invitation=invitation, by=request.user),
        _("The invitation is sent again; the link in the letter before no longer works."),
        PAGE,
        organisation.slug,
    )


@on_organisation(Action.MANAGE)
@require_POST
def withdraw(request: HttpRequest, organisation: Organisation, number: str) -> HttpResponse:
    invitation = get_object_or_404(organisation.invitations, pk=number)
    return done(
        request,
        lambda: withdraw_invitation(invitation=invitation),
        _("The invitation is withdrawn."),
        PAGE,
        organisation.slug,
    )


def _role(request: HttpRequest) -> str:
    """What is no role is the least one."""
    form = RoleForm(request.POST)
    return form.cleaned_data["role"] if form.is_valid() else Role.VIEWER
