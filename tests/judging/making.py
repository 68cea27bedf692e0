"""A track whose submissions are over, with entries and judges, for tests of judging. Needs the fixture `city`."""

from datetime import timedelta
from decimal import Decimal

from django.core.files.base import ContentFile
from django.utils import timezone

from judging.models import Assignment, Judge, Round, Stage
from judging.services import save_marks
from submissions.models import Submission, SubmittedFile
from tests.competitions.made import competition
from tests.factories import TeamFactory, UserFactory

SPANS = (("registration", -30, -20), ("submission", -20, -1), ("judging", -1, 10))


def contest(**track):
    return competition(spans=SPANS, track={"takes_text": True, **track})


def entry(track, name="Đội", text="Bài làm", file="", **team) -> Submission:
    """A version that counts, of a new team; `file` is what the team calls its file."""
    phase = track.page.phases.get(kind="submission")
    made = TeamFactory(track=track, name=name, **team)
    begun = timezone.now() - timedelta(days=3)
    row = Submission.objects.create(
        team=made, phase=phase, number=1, begun_at=begun, received_at=begun, text=text, code=f"MA-{made.pk}"
    )
    if file:
        data = ContentFile(b"%PDF-1.4\nnoi dung\n%%EOF\n", name="x.pdf")
        SubmittedFile.objects.create(submission=row, file=data, name=file, size=24, checksum="0", cleared_at=begun)
    return row


def judge(page, track=None, user=None) -> Judge:
    """Who accepted."""
    user = user or UserFactory()
    return Judge.objects.create(competition=page, track=track, email=user.email, user=user, accepted_at=timezone.now())


def open_round(track, *, stage=Stage.SCREEN, advancing=1, **values) -> Round:
    now = timezone.now()
    given = {"opens_at": now - timedelta(hours=1), "closes_at": now + timedelta(days=1), **values}
    phase = track.page.phases.get(kind="submission")
    return Round.objects.create(track=track, stage=stage, phase=phase, advancing=advancing, **given)


def mark(round, judge, team, *points, comment="", hand_in=True) -> Assignment:
    """`points` in the order of the criteria; assigns the team if need be."""
    row, _made = Assignment.objects.get_or_create(round=round, judge=judge, team=team)
    criteria = round.track.page.criteria.all()
    given = {each.pk: (Decimal(str(own)), "") for each, own in zip(criteria, points, strict=True)}
    return save_marks(assignment=row, given=given, comment=comment, hand_in=hand_in, by=judge.user)
