"""Letters to those who take part when the organisers moved a date: each person gets one, about all that moved."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import override

from competitions.models import CompetitionPage, DateChange
from mailing.letters import composed, post_many
from organisations.letters import link, one_line
from organisations.models import User
from teams.models import Member, State


def tell_moved_dates() -> int:
    """How many letters were queued. Safe to repeat: what was told is not told again."""
    waiting = DateChange.objects.filter(told_at__isnull=True).values_list("competition", flat=True)
    return sum(_tell(number) for number in sorted(set(waiting)))


@transaction.atomic
def _tell(number: int) -> int:
    # The page's row is the lock: two workers do not write the same letters.
    competition = CompetitionPage.objects.select_for_update(no_key=True).get(pk=number)
    rows = list(competition.date_changes.filter(told_at__isnull=True).order_by("at", "pk"))
    moved, letters = _in_all(rows), []
    if moved:
        titles: dict[str, CompetitionPage] = {}
        for person in _people(competition):
            page = titles.setdefault(person.language, competition.in_language(person.language))
            letters.append(_letter(person, page, moved))
    post_many(letters)
    DateChange.objects.filter(pk__in=[row.pk for row in rows]).update(told_at=timezone.now())
    return len(letters)


def _in_all(rows: list[DateChange]) -> list[DateChange]:
    """From the first old moment to the last new one; what was moved back is not told."""
    found: dict[tuple[int, str], DateChange] = {}
    for row in rows:
        first = found.setdefault((row.phase, row.which), row)
        first.new = row.new
    return [row for row in found.values() if row.old != row.new]


def _people(competition: CompetitionPage):
    """Each once, in whatever number of teams; also of teams that wait for approval."""
    taking_part = Member.objects.present().filter(team__track__page=competition).exclude(team__state__in=State.over())
    return User.objects.filter(is_active=True, pk__in=taking_part.values("user")).exclude(email="")


def _letter(person: User, page: CompetitionPage, moved: list[DateChange]):
    language = person.language
    with override(language):
        changes = [
            {"which": each.which, "title": one_line(each.title(language)), "old": each.old, "new": each.new}
            for each in moved
        ]
    context = {
        "competition": one_line(page.title),
        "changes": changes,
        "link": page.full_url or link("my_teams", language),
    }
    return composed(to=person.email, name="competition_dates", language=language, context=context)
