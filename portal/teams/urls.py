"""The addresses of teams."""

from django.urls import path, re_path

from portal.teams import acting, letters, registering, team

NUMBER = "(?P<number>[0-9]{1,15})"
MEMBER = "(?P<member>[0-9]{1,15})"
TRACK = "(?P<track>[0-9]{1,15})"
TOKEN = "(?P<token>[-_:A-Za-z0-9]{20,400})"
TEAM = rf"^teams/{NUMBER}/"

urlpatterns = [
    re_path(rf"^competitions/{NUMBER}/take-part/$", registering.take_part, name="take_part"),
    re_path(rf"^competitions/{NUMBER}/take-part/{TRACK}/$", registering.register_team, name="register_team"),
    path("teams/", team.my_teams, name="my_teams"),
    re_path(TEAM + "$", team.team, name="team"),
    re_path(TEAM + "edit/$", acting.edit_team, name="edit_team"),
    re_path(TEAM + "invite/$", acting.invite_member, name="invite_member"),
    re_path(TEAM + rf"members/{MEMBER}/$", acting.change_member, name="change_member"),
    re_path(TEAM + "guardian/$", acting.write_guardian, name="write_guardian"),
    re_path(TEAM + "rules/$", acting.team_rules, name="team_rules"),
    re_path(TEAM + "answer/$", acting.answer_organisers, name="answer_organisers"),
    re_path(TEAM + "leave/$", acting.leave_team, name="leave_team"),
    re_path(TEAM + "withdraw/$", acting.withdraw_team, name="withdraw_team"),
    re_path(rf"^teams/invitations/{TOKEN}/$", letters.team_invitation, name="team_invitation"),
    re_path(rf"^teams/guardians/{TOKEN}/$", letters.team_guardian, name="team_guardian"),
]
