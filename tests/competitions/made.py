"""A competition that is live, for tests. Needs the fixture `site` or `city`."""

from datetime import datetime, timedelta

from django.utils import timezone

from competitions.models import CompetitionIndexPage, CompetitionPage, Criterion, Phase, Track

# kind, and days from `now` to its beginning and end
SPANS = (
    ("registration", -2, 10),
    ("questions", -2, 10),
    ("submission", -1, 20),
    ("judging", 20, 30),
    ("results", 30, 40),
)
RULES = "<p>Mỗi đội nộp một bài.</p>"


def competition(*, now: datetime | None = None, spans=SPANS, track=None, **values) -> CompetitionPage:
    """With its phases around `now`, one track (`track` has values of its own), two criteria and the first version of
    its rules. It is published, by nobody."""
    now = now or timezone.now()
    given = {"title": "Thử thách AI", "tagline": "Một bài toán", "summary": "Tóm tắt.", "problem": "<p>Bài toán</p>"}
    page = CompetitionPage(**{**given, "rules": RULES, "live": False, **values})
    page.phases = [
        Phase(kind=kind, starts_at=now + timedelta(days=first), ends_at=now + timedelta(days=last))
        for kind, first, last in spans
    ]
    page.tracks = [Track(**{"title_vi": "Bảng chính", "title_en": "Main track", **(track or {})})]
    page.criteria = [
        Criterion(title_vi="Hiệu quả", title_en="Effect", weight=60),
        Criterion(title_vi="Tính mới", title_en="Novelty", weight=40),
    ]
    CompetitionIndexPage.objects.get(locale__language_code="vi").add_child(instance=page)
    page.save_revision().publish()
    return CompetitionPage.objects.get(pk=page.pk)
