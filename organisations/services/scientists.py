"""Scientists: an organisation names them, and they alone say whether they agree."""

from collections.abc import Mapping
from datetime import timedelta

from django.core import signing
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import get_language, gettext as _

from history.services import record_change
from mailing.letters import post
from organisations.letters import link, one_line
from organisations.models import Organisation, Scientist
from organisations.refusals import Refused
from organisations.slugs import free_slug

SALT = "organisations.scientist"
CONSENT = "scientist-2026-11.2"  # the version of the words that the person agrees to
NAMED, CONFIRMED, DECLINED = "named", "confirmed", "declined"
IDENTITY = ("name", "email")
PAUSE = timedelta(days=1)  # between two letters to one person
VALID = timedelta(days=30)  # of a letter's link; whoever holds an older one has a new letter sent


@transaction.atomic
def save_scientist(
    *, organisation: Organisation, columns: Mapping[str, str], scientist: Scientist | None = None
) -> Scientist:
    """A new one, or an edit. Another name or address is another person as far as we know: they have to confirm anew."""
    person = scientist or Scientist(organisation=organisation)
    if scientist and any(
        columns.get(name, getattr(person, name)) != getattr(person, name) for name in ("name", "email")
    ):
        _note(person, NAMED, "")
        person.confirmed_at = person.asked_at = None
    for name, value in columns.items():
        setattr(person, name, value)
    person.email = person.email.lower()
    person.slug = person.slug or _free_slug(person)
    person.full_clean()
    person.save()
    return person


@transaction.atomic
def ask_scientist(*, scientist: Scientist, by) -> None:
    """Sends the letter in which the person confirms, or says no, without an account."""
    if not scientist.email:
        raise Refused(_("Give this person's e-mail address first."))
    if scientist.declined_at:
        raise Refused(_("This person said no."))
    _write_to(scientist)


@transaction.atomic
def ask_again(*, scientist: Scientist) -> None:
    """A new letter for the holder of an old one, who may have said no and think otherwise now, or the reverse. It goes
    to the address that is kept, never to one that somebody types."""
    _write_to(scientist)


def _write_to(scientist: Scientist) -> None:
    if scientist.asked_at and timezone.now() - scientist.asked_at < PAUSE:
        raise Refused(_("A letter was sent within the last day; please wait for the answer."))
    language = get_language() or "vi"
    post(
        to=scientist.email,
        name="organisation_scientist",
        language=language,
        context={
            "name": one_line(scientist.name),
            "organisation": one_line(scientist.organisation.name(language)),
            "link": link("scientist_consent", language, consent_token(scientist)),
            "days": VALID.days,
        },
    )
    scientist.asked_at = timezone.now()
    scientist.save(update_fields=["asked_at"])


def consent_token(scientist: Scientist) -> str:
    """Signed with its time, and of no use once the address is another. It names the address by a mark only, since
    addresses of pages stand in logs."""
    return signing.dumps([scientist.pk, _mark(scientist)], salt=SALT)


def scientist_of(token: str, *, is_old: bool = False) -> Scientist | None:
    """None for what is altered, of an address that was changed since, or older than VALID. With `is_old` the age does
    not matter: such a link answers nothing, but may ask for a new letter."""
    try:
        number, mark = signing.loads(token, salt=SALT, max_age=None if is_old else VALID)
    except signing.BadSignature:
        return None
    found = Scientist.everyone.select_related("organisation").filter(pk=number).exclude(email="").first()
    return found if found and constant_time_compare(_mark(found), mark) else None


@transaction.atomic
def confirm_scientist(*, scientist: Scientist) -> None:
    """Only ever called for the holder of a letter."""
    before = _state(scientist)
    if scientist.declined_at:
        scientist.slug = _free_slug(scientist)
    scientist.confirmed_at, scientist.declined_at = scientist.confirmed_at or timezone.now(), None
    scientist.save(update_fields=["confirmed_at", "declined_at", "slug"])
    _note(scientist, CONFIRMED, CONSENT, before)


@transaction.atomic
def decline_scientist(*, scientist: Scientist) -> None:
    """The name leaves every page, search and the API. Only name and address are kept, so that the organisation sees the
    answer, nobody is asked again, and the same letter can still say yes."""
    before = _state(scientist)
    scientist.confirmed_at, scientist.declined_at = None, timezone.now()
    scientist.slug = f"withdrawn-{scientist.pk}"
    scientist.title_vi = scientist.title_en = scientist.expertise_vi = scientist.expertise_en = ""
    scientist.save()
    _note(scientist, DECLINED, CONSENT, before)


@transaction.atomic
def remove_scientist(*, scientist: Scientist) -> None:
    scientist.delete()


def _mark(scientist: Scientist) -> str:
    return salted_hmac(SALT, scientist.email.lower()).hexdigest()[:20]


def _free_slug(scientist: Scientist) -> str:
    return free_slug(scientist.name, taken=lambda slug: Scientist.everyone.filter(slug=slug).exists())


def _state(scientist: Scientist) -> str:
    if scientist.declined_at:
        return DECLINED
    return CONFIRMED if scientist.confirmed_at else NAMED


def _note(scientist: Scientist, after: str, reason: str, before: str | None = None) -> None:
    """The proof of a consent: when, and to which words. Nobody is named in it."""
    record_change(
        key=scientist.key,
        kind="scientist",
        organisation=scientist.organisation.key,
        from_state=before or _state(scientist),
        to_state=after,
        reason=reason,
    )
