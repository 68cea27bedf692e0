"""Registering and joining; an organisation's profile, people, scientists, verification."""

from django.urls import path, re_path

from portal.workspace.organisation import (
    invitations,
    joining,
    members,
    profile,
    registering,
    scientists,
    verification,
)

NUMBER = r"(?P<number>[0-9]{1,15})"
OF = r"^organisations/(?P<slug>[-a-zA-Z0-9_]+)/"
TOKEN = r"(?P<token>[-\w:]{20,500})"

urlpatterns = [
    path("register/", registering.register_organisation, name="register_organisation"),
    path("join/", joining.join_organisation, name="join_organisation"),
    path("join/<slug:slug>/", joining.ask_one, name="ask_to_join"),
    re_path(rf"^join/requests/{NUMBER}/take-back/$", joining.take_back_request, name="take_back_join_request"),
    re_path(rf"^join/invitations/{NUMBER}/accept/$", joining.accept_mine, name="accept_my_invitation"),
    re_path(rf"^invitations/{TOKEN}/$", invitations.invitation, name="organisation_invitation"),
    re_path(rf"^scientists/{TOKEN}/$", scientists.consent, name="scientist_consent"),
    re_path(OF + r"profile/$", profile.profile, name="workspace_profile"),
    re_path(OF + r"profile/remove-logo/$", profile.remove_logo, name="workspace_remove_logo"),
    re_path(OF + r"verification/$", verification.verification, name="workspace_verification"),
    re_path(OF + r"verification/ask/$", verification.ask, name="workspace_ask_verification"),
    re_path(OF + r"verification/take-back/$", verification.take_back, name="workspace_take_back_verification"),
    re_path(OF + r"members/$", members.members, name="workspace_members"),
    re_path(OF + r"members/invite/$", members.invite_member, name="workspace_invite"),
    re_path(OF + r"members/leave/$", members.leave, name="workspace_leave"),
    re_path(OF + rf"members/{NUMBER}/role/$", members.set_role, name="workspace_set_role"),
    re_path(OF + rf"members/{NUMBER}/remove/$", members.remove, name="workspace_remove_member"),
    re_path(OF + rf"requests/{NUMBER}/answer/$", members.answer_request, name="workspace_answer_request"),
    re_path(OF + rf"invitations/{NUMBER}/again/$", members.invite_again, name="workspace_invite_again"),
    re_path(OF + rf"invitations/{NUMBER}/withdraw/$", members.withdraw, name="workspace_withdraw_invitation"),
    re_path(OF + r"scientists/$", scientists.scientists, name="workspace_scientists"),
    re_path(OF + r"scientists/add/$", scientists.edit_scientist, name="workspace_add_scientist"),
    re_path(OF + rf"scientists/{NUMBER}/$", scientists.edit_scientist, name="workspace_edit_scientist"),
    re_path(OF + rf"scientists/{NUMBER}/ask/$", scientists.ask_for_consent, name="workspace_ask_scientist"),
    re_path(OF + rf"scientists/{NUMBER}/remove/$", scientists.remove, name="workspace_remove_scientist"),
]
