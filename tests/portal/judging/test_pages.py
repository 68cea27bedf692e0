"""A round of judging through its pages: asked, accepted, assigned, judged, closed, published."""

import pytest
from allauth.account.models import EmailAddress
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from competitions.models import Phase
from history.models import Access
from judging.models import Assignment, Judge, Round, Standing, UploadedScore
from judging.services import seal
from tests.factories import UserFactory
from tests.judging import making

pytestmark = pytest.mark.django_db


def place(name, *args):
    with override("en"):
        return reverse(name, args=args)


def body(answer) -> str:
    return answer.content.decode()


def test_from_the_request_to_the_leaderboard(contest, track, teams, editor_client, signed, client):
    phase = contest.phases.get(kind="submission")
    user = UserFactory(email="giam.khao@example.org")
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    organise, theirs = place("organise_judging", contest.pk), signed(user)
    assert editor_client.post(organise, {"act": "ask", "email": user.email}).status_code == 302
    judge = Judge.objects.get()
    assert "You are asked to judge" in body(theirs.get(place("workspace")))
    own = place("judge", judge.pk)
    assert "Accept" in body(theirs.get(own))
    theirs.post(own, {"act": "accept"})
    given = {"track": track.pk, "stage": 1, "phase": phase.pk, "advancing": 2}
    times = {"opens_at": "2020-01-01T08:00", "closes_at": "2099-01-01T08:00"}
    assert "Judging begins once" in body(editor_client.post(place("new_round", contest.pk), given | times))
    times["opens_at"] = f"{phase.ends_at.astimezone():%Y-%m-%dT%H:%M}"
    Phase.objects.filter(pk=phase.pk).update(ends_at=phase.ends_at.replace(second=0, microsecond=0))
    answer = editor_client.post(place("new_round", contest.pk), given | times)
    assert answer.status_code == 302, body(answer)
    round = Round.objects.get()
    here = place("organise_round", contest.pk, round.pk)
    editor_client.post(here, {"act": "assign", "each": 1})
    assert Assignment.objects.count() == 3
    first, second = contest.criteria.all()
    for points, team in zip(("9", "7.5", "5"), teams, strict=True):
        row = Assignment.objects.get(team=team)
        marks = {f"points_{first.pk}": points, f"points_{second.pk}": points, "comment": f"Khen {team}"}
        address = place("judge_entry", row.pk)
        assert theirs.post(address, marks | {"act": "save"}).status_code == 302
        assert "Begun, not handed in" in body(theirs.get(own))
        assert theirs.post(address, marks | {"act": "hand-in"}).status_code == 302
    assert "3 of 3 handed in" in body(theirs.get(own))
    text = body(editor_client.get(here))
    assert "3 / 3" in text and "7.50" in text
    editor_client.post(here, {"act": "close"})
    assert Standing.objects.filter(advances=True).count() == 2
    text = body(editor_client.get(here))
    assert "Publish the leaderboard" in text and "Assign evenly" not in text and "9.00" in text
    board = place("leaderboard", contest.pk)
    assert client.get(board).status_code == 404
    editor_client.post(here, {"act": "show"})
    text = body(client.get(board))
    assert text.index("Sao Mai") < text.index("Hạ Long") < text.index("Cửu Long") and "Khen" not in text
    seal(track=track)
    leader = signed(teams[1].members.get().user)
    text = body(leader.get(place("team_comments", teams[1].pk)))
    assert "Khen Hạ Long" in text and "Khen Sao Mai" not in text and "giam.khao" not in text


def test_a_mark_that_is_wrong_keeps_what_was_typed(contest, round, teams, judge, signed):
    row = Assignment.objects.create(round=round, judge=judge, team=teams[0])
    first = contest.criteria.first()
    given = {f"points_{first.pk}": "11", "comment": "Đã gõ", "act": "save"}
    answer = signed(judge.user).post(place("judge_entry", row.pk), given)
    assert answer.status_code == 422 and "Đã gõ" in body(answer) and 'value="11"' in body(answer)
    answer = signed(judge.user).post(place("judge_entry", row.pk), {"comment": "Đã gõ", "act": "hand-in"})
    assert answer.status_code == 422 and body(answer).count("This field is required.") >= 2


def test_a_judge_declares_a_conflict_on_the_entry_and_beforehand(contest, round, teams, judge, signed):
    row, client = Assignment.objects.create(round=round, judge=judge, team=teams[0]), signed(judge.user)
    client.post(place("judge_entry", row.pk), {"act": "conflict", "reason": "Từng hướng dẫn"})
    client.post(place("judge", judge.pk), {"act": "conflict", "team": teams[1].pk, "reason": "Người nhà"})
    assert not Assignment.objects.exists()
    assert list(judge.conflicts.values_list("team", flat=True)) == [teams[0].pk, teams[1].pk]


def test_before_a_round_opens_its_entries_are_not_read(contest, track, teams, judge, signed):
    phase = contest.phases.get(kind="judging")
    round = making.open_round(track, opens_at=phase.ends_at, closes_at=phase.ends_at.replace(year=2099))
    row = Assignment.objects.create(round=round, judge=judge, team=teams[0])
    client = signed(judge.user)
    assert client.get(place("judge_entry", row.pk)).status_code == 404
    assert "Sao Mai" not in body(client.get(place("judge", judge.pk))).split('id="conflicts"')[0]


def test_a_table_with_a_wrong_row_names_file_row_and_field(contest, round, teams, editor_client):
    address = place("upload_scores", contest.pk, round.pk)
    table = "team,points\n" + "".join(f"{team.pk},{points}\n" for team, points in zip(teams, (1, "x", 3), strict=True))
    answer = editor_client.post(address, {"file": SimpleUploadedFile("diem.csv", table.encode())})
    assert answer.status_code == 422 and "diem.csv, row 3, field “points”" in body(answer)
    assert not UploadedScore.objects.exists()
    good = SimpleUploadedFile("diem.csv", table.replace("x", "2").encode())
    assert editor_client.post(address, {"file": good}).status_code == 302
    assert UploadedScore.objects.count() == 3
    page = SimpleUploadedFile("diem.csv", b"<html><script>1</script></html>")
    assert editor_client.post(address, {"file": page}).status_code == 422


def test_an_export_runs_no_formula_and_is_noted(contest, round, teams, judge, editor, editor_client):
    teams[0].name = "=HYPERLINK(1)"
    teams[0].save()
    making.mark(round, judge, teams[0], 7, 8)
    for what in ("standings", "marks"):
        answer = editor_client.get(place("export_scores", contest.pk, round.pk), {"of": what})
        assert "'=HYPERLINK(1)" in body(answer) and ",=HYPERLINK" not in body(answer)
        assert answer["Content-Disposition"] == f'attachment; filename="round-{round.pk}-{what}.csv"'
    assert Access.objects.filter(what="export", key=round.key, by=editor).count() == 2


def test_lists_cost_the_same_for_more_entries(contest, round, teams, judge, signed, editor_client):
    counts = {}
    client = signed(judge.user)
    for stage in ("few", "many"):
        for name, who, parts in (
            ("judge", client, [judge.pk]),
            ("judging", client, []),
            ("organise_judging", editor_client, [contest.pk]),
            ("organise_round", editor_client, [contest.pk, round.pk]),
        ):
            making.mark(round, judge, teams[0], 7, 8)
            who.get(place(name, *parts))
            with CaptureQueriesContext(connection) as queries:
                assert who.get(place(name, *parts)).status_code == 200
            counts.setdefault(name, []).append(len(queries))
        for number in range(3):
            team = making.entry(round.track, name=f"Thêm {number} {stage}").team
            making.mark(round, judge, team, 5, 6)
            making.mark(round, making.judge(contest), team, 5, 6)
    assert all(few == many for few, many in counts.values()), counts


def test_a_tie_on_the_line_is_settled_on_the_rounds_page(contest, round, teams, judge, editor_client):
    for team, points in zip(teams, (8, 8, 5), strict=True):
        making.mark(round, judge, team, points, points)
    here = place("organise_round", contest.pk, round.pk)
    assert "Equal points: who goes on? Choose 1" in body(editor_client.get(here))
    assert editor_client.post(here, {"act": "close"}).status_code == 422
    assert editor_client.post(here, {"act": "close", "chosen": [teams[2].pk], "reason": "x"}).status_code == 422
    assert not Standing.objects.exists()
    editor_client.post(here, {"act": "close", "chosen": [teams[1].pk], "reason": "Tính mới cao hơn"})
    assert Standing.objects.get(advances=True).team == teams[1]
    text = body(editor_client.get(here))
    assert "A tie on the line was settled: Tính mới cao hơn" in text
    answer = editor_client.post(here, {"act": "reopen", "why": "Chấm nhầm"})
    assert answer.status_code == 302 and not Standing.objects.exists()
