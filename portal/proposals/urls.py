"""The addresses of calls and proposals."""

from django.urls import path, re_path

from portal.proposals import asking, call, deciding, dossier, mine, people, proposal, public, reviewing, writing

NUMBER = "(?P<number>[0-9]{1,15})"
PROPOSAL = "(?P<proposal>[0-9]{1,15})"
DOCUMENT = "(?P<document>[0-9]{1,15})"
CALL = rf"^workspace/needs/{NUMBER}/call/"
OWN = rf"^workspace/proposals/{NUMBER}/"

urlpatterns = [
    re_path(rf"^needs/{NUMBER}/call/$", public.public_call, name="call"),
    re_path(rf"^workspace/needs/{NUMBER}/answer/$", mine.answer, name="answer_call"),
    re_path(CALL + "$", call.own_call, name="own_call"),
    re_path(CALL + "edit/$", asking.edit_call, name="edit_call"),
    re_path(CALL + "people/$", people.people, name="call_people"),
    re_path(CALL + "open/$", call.open_it, name="open_call"),
    re_path(CALL + "cancel/$", call.cancel, name="cancel_call"),
    re_path(CALL + "log/$", call.log, name="call_log"),
    re_path(CALL + "review/$", reviewing.review, name="review"),
    re_path(CALL + "compare/$", reviewing.compare, name="compare_proposals"),
    re_path(CALL + rf"proposals/{PROPOSAL}/$", reviewing.read, name="read_proposal"),
    re_path(CALL + rf"proposals/{PROPOSAL}/shortlist/$", deciding.put_on_list, name="shortlist_proposal"),
    re_path(CALL + rf"proposals/{PROPOSAL}/files/{DOCUMENT}/$", reviewing.read_file, name="read_proposal_file"),
    re_path(CALL + "decision/$", deciding.decision, name="decide_call"),
    re_path(CALL + r"dossier\.pdf$", dossier.dossier, name="call_dossier"),
    path("workspace/proposals/", mine.mine, name="proposals"),
    path("workspace/organisations/<slug:slug>/proposals/", mine.setting, name="proposals_setting"),
    re_path(OWN + "$", proposal.proposal, name="proposal"),
    re_path(OWN + "send/$", proposal.send_it, name="send_proposal"),
    re_path(OWN + "withdraw/$", proposal.withdraw_it, name="withdraw_proposal"),
    re_path(OWN + rf"files/{DOCUMENT}/$", proposal.own_file, name="proposal_file"),
    re_path(OWN + "(?P<step>[a-z]+)/$", writing.step, name="write_proposal"),
]
