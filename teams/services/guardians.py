"""A pupil takes part with the consent of a parent or guardian, who needs no account: the letter's address is signed."""

from datetime import timedelta

from django.core import signing
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language, gettext as _

from mailing.letters import post
from organisations.letters import link, one_line
from organisations.refusals import Refused
from teams.letters import of_team, tell
from teams.models import Member
from teams.services.changing import locked

VALID_FOR = timedelta(days=14)
BETWEEN = timedelta(hours=1)
SALT = "teams.guardian"


@transaction.atomic
def ask_guardian(*, member: Member) -> None:
    """Sends the letter, again where it waits for an answer."""
    locked(member.team)
    member.refresh_from_db()
    if not (member.is_in and member.waits_for_guardian and member.guardian_email):
        raise Refused(_("Nobody has to agree for this member."))
    now = timezone.now()
    if member.guardian_asked_at and now < member.guardian_asked_at + BETWEEN:
        raise Refused(_("A letter went to this address within the last hour; please wait."))
    member.guardian_asked_at = now
    member.save(update_fields=["guardian_asked_at"])
    language = get_language() or member.user.language
    context = of_team(member.team, language) | {
        "person": one_line(member.name),
        "guardian": one_line(member.guardian_name),
        "until": now + VALID_FOR,
        "link": link("team_guardian", language, token_of(member)),
    }
    post(to=member.guardian_email, name="team_guardian", language=language, context=context)


def token_of(member: Member) -> str:
    return signing.dumps([member.pk, member.guardian_email], salt=SALT)


def member_of(token: str) -> Member | None:
    """The pupil whose guardian got this token, while it holds: it is theirs alone, and dies with the membership."""
    try:
        number, email = signing.loads(token, salt=SALT, max_age=VALID_FOR)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    rows = Member.objects.select_related("team__track__page__locale", "user")
    return rows.present().filter(pk=number, guardian_email=email).first()


@transaction.atomic
def agree(*, member: Member) -> None:
    """Once; the moment is the proof."""
    locked(member.team)
    if Member.objects.filter(pk=member.pk, guardian_agreed_at__isnull=True).update(guardian_agreed_at=timezone.now()):
        tell(member.team, member, "guardian_agreed")


@transaction.atomic
def refuse(*, member: Member) -> None:
    """At any time while the address holds, also after agreeing: the pupil takes part no longer."""
    from teams.services.leading import go

    team = locked(member.team)
    tell(team, member, "guardian_refused")
    go(team, member, by=None)
