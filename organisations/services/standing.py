"""Whether the city has checked who an organisation is: asked, answered, taken back, renewed.

An organisation is unverified, submitted, verified or refused; a verified one stays so while it waits for the answer to
a renewal or to a change of what was checked.
"""

from collections.abc import Mapping
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from history.services import record_change
from organisations.letters import tell_owners
from organisations.models import Organisation, Outcome, Verification, VerificationKind
from organisations.refusals import Refused
from organisations.working_days import add_working_days

UNVERIFIED, SUBMITTED, VERIFIED, REFUSED = "unverified", "submitted", "verified", "refused"
ASKED = "asked"
WORKING_DAYS = 5  # in which city staff answer
VALID_FOR = timedelta(days=365)
RENEWAL_OPENS = 30  # days before the end


def standing_of(organisation: Organisation) -> str:
    """Two queries at most. A question that was taken back leaves what stood before it."""
    if organisation.is_verified:
        return VERIFIED
    if open_question(organisation) is not None:
        return SUBMITTED
    last = organisation.verifications.exclude(outcome=Outcome.TAKEN_BACK).first()
    refused = last is not None and last.outcome == Outcome.REFUSED and last.kind == VerificationKind.FIRST
    return REFUSED if refused else UNVERIFIED


def open_question(organisation: Organisation) -> Verification | None:
    return organisation.verifications.open().first()


def may_renew(organisation: Organisation, now=None) -> bool:
    """Within the last 30 days, and while the city has not answered an earlier question."""
    until = organisation.verified_until
    if not organisation.is_verified or until is None:
        return False
    return until - (now or timezone.now()) <= timedelta(days=RENEWAL_OPENS) and open_question(organisation) is None


@transaction.atomic
def ask_for_verification(
    *, organisation: Organisation, by=None, changes: Mapping[str, str] | None = None
) -> Verification:
    """Puts the organisation into the queue of city staff: for the first time or again after a refusal, for another
    year, or for `changes` of what was checked. Refused while an earlier question waits, and where there is nothing to
    ask."""
    before = standing_of(_locked(organisation))
    if open_question(organisation) is not None:
        raise Refused(_("The city is checking already; please wait for its answer."))
    if changes:
        kind = VerificationKind.CHANGE
    elif not organisation.is_verified:
        kind = VerificationKind.FIRST
    elif may_renew(organisation):
        kind = VerificationKind.RENEWAL
    else:
        raise Refused(_("The organisation is verified; renewal opens 30 days before the end of the year."))
    now = timezone.now()
    asked = Verification.objects.create(
        organisation=organisation,
        kind=kind,
        changes=dict(changes or {}),
        asked_by=by,
        asked_at=now,
        due_on=add_working_days(timezone.localdate(now), WORKING_DAYS),
    )
    if kind == VerificationKind.FIRST:
        _note(organisation, before, SUBMITTED, by)
    else:
        _note_question(asked, "", ASKED, by)
    return asked


@transaction.atomic
def take_question_back(*, organisation: Organisation, by=None) -> None:
    asked = open_question(_locked(organisation))
    if asked is None:
        raise Refused(_("Nothing waits for the city's answer."))
    before = standing_of(organisation)
    _answer(asked, Outcome.TAKEN_BACK, by, "")
    _note(organisation, before, standing_of(organisation), by)


@transaction.atomic
def verify(*, organisation: Organisation, by=None, reason: str = "") -> None:
    """City staff checked that the organisation is who it says it is, and that what it wants to change is right. It then
    stands for a year, from the end of the present one where it asked early."""
    before, asked = standing_of(_locked(organisation)), open_question(organisation)
    if asked is None and organisation.is_verified:
        return
    now = timezone.now()
    for column, value in (asked.changes if asked else {}).items():
        setattr(organisation, column, value)
    if not (asked and asked.kind == VerificationKind.CHANGE and organisation.is_verified):
        start = max(organisation.verified_until or now, now)
        organisation.verified_until = start + VALID_FOR if organisation.runs_out else None
        organisation.reminded = None
    organisation.verified_at = organisation.verified_at or now
    organisation.save()
    if asked:
        _answer(asked, Outcome.VERIFIED, by, reason)
    _note(organisation, before, VERIFIED, by, reason)
    context = {"until": organisation.verified_until, "kind": asked.kind if asked else VerificationKind.FIRST}
    tell_owners(organisation, "organisation_verified", context, page="workspace_verification")


@transaction.atomic
def refuse(*, organisation: Organisation, by=None, reason: str) -> None:
    """The answer no, with what has to be put right. What was verified before stays so until its end."""
    asked = open_question(_locked(organisation))
    if asked is None:
        raise Refused(_("Nothing waits for the city's answer."))
    before = standing_of(organisation)
    _answer(asked, Outcome.REFUSED, by, reason)
    if asked.kind == VerificationKind.FIRST:
        _note(organisation, before, REFUSED, by, reason)
    context = {"reason": reason, "kind": asked.kind, "still_verified": organisation.is_verified}
    tell_owners(organisation, "organisation_refused", context, page="workspace_verification")


@transaction.atomic
def withdraw_verification(*, organisation: Organisation, by=None, reason: str = "", lapsed: bool = False) -> None:
    """Takes the verification back: staff with a reason, or the clock when the year is over (`lapsed`)."""
    _locked(organisation)
    until = organisation.verified_until
    renewed = lapsed and (until is None or until > timezone.now())
    if not organisation.is_verified or renewed:
        return
    if asked := open_question(organisation):
        _answer(asked, Outcome.REFUSED, by, reason)
    organisation.verified_at = organisation.verified_until = organisation.reminded = None
    organisation.save(update_fields=["verified_at", "verified_until", "reminded"])
    _note(organisation, VERIFIED, UNVERIFIED, by, reason)
    context = {"reason": reason, "lapsed": lapsed}
    tell_owners(organisation, "organisation_taken_back", context, page="workspace_verification")


def _locked(organisation: Organisation) -> Organisation:
    """Two answers at once are given one after the other, each to what is stored now."""
    Organisation.objects.select_for_update().only("pk").get(pk=organisation.pk)
    organisation.refresh_from_db()
    return organisation


def _answer(asked: Verification, outcome: str, by, reason: str) -> None:
    asked.outcome, asked.reason, asked.decided_by, asked.decided_at = outcome, reason, by, timezone.now()
    asked.save(update_fields=["outcome", "reason", "decided_by", "decided_at"])
    if asked.kind != VerificationKind.FIRST:
        _note_question(asked, ASKED, outcome, by, reason)


def _note(organisation: Organisation, before: str, after: str, by, reason: str = "") -> None:
    record_change(
        key=organisation.key,
        kind="organisation",
        organisation=organisation.key,
        from_state=before,
        to_state=after,
        by=by,
        reason=reason,
    )


def _note_question(asked: Verification, before: str, after: str, by, reason: str = "") -> None:
    """Renewals and changes have rows of their own: in the organisation's, it never ceased to be verified."""
    record_change(
        key=asked.key,
        kind="verification",
        organisation=asked.organisation.key,
        from_state=before,
        to_state=after,
        by=by,
        reason=reason,
    )
