"""The writing of an import, in portions: a transaction each, so that nobody else waits long.

A portion and the note that it is written are one transaction. Whoever is killed loses a portion at most, and the next
pass goes on behind it; of two workers, the second finds the rows written and leaves them. Where something stops the
import half-way, what is written waits for its review, and the person is told how far it came.
"""

import logging
import time
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _, ngettext, override

from listings.bulk import Refused
from listings.refusals import Refusal
from listings.services import begin_batch, finish_batch
from organisations.access import Action, may
from portal.workspace.bulk.models import ImportJob, JobState
from portal.workspace.bulk.plan import Plan, Planned
from portal.workspace.bulk.planning import plan_of
from portal.workspace.bulk.writing import is_as_planned, write_portion

log = logging.getLogger(__name__)
PORTION = 50  # rows a transaction: about a second
LONGEST_TURN = 5  # seconds of writing in one pass of the worker: letters and the index wait meanwhile
MOST_ATTEMPTS = 3  # without a portion written in between


class _Changed(Exception):
    """The listings are not what they were when the plan was made."""


def run(number) -> None:
    """Writes what is left of an import that was started, for LONGEST_TURN at most; the next pass goes on."""
    job = _counted(number)
    if job is None:
        return
    with override(job.mapping.get("language")):
        try:
            _write_all(job)
        except _Changed:
            _look_again(number)
        except (Refusal, Refused, ValidationError) as error:
            fail(number, " ".join(error.messages) if isinstance(error, ValidationError) else str(error))
        except Exception:
            log.exception("The import %s failed", number)
            fail(number, _("Something went wrong on our side; please tell the portal's office."))


def _write_all(job: ImportJob) -> None:
    plan = plan_of(job)
    if plan.problems.count or plan.prints() != _expected(job):
        if ImportJob.objects.filter(pk=job.pk, written=job.written, state=JobState.RUNNING).exists():
            raise _Changed
        return  # another worker has written some of it since
    end = time.monotonic() + LONGEST_TURN
    for start in range(0, len(plan.planned), PORTION):
        if start and time.monotonic() >= end:
            return
        if not _write(job.pk, plan.planned[start : start + PORTION]):
            return
    _finish(job.pk, plan)


def _expected(job: ImportJob) -> dict[str, str]:
    done = {str(row) for row in job.written}
    return {row: mark for row, mark in job.findings.get("prints", {}).items() if row not in done}


@transaction.atomic
def _write(number, portion: Sequence[Planned]) -> bool:
    """False when it is not to be written any more."""
    job = _locked(number)
    if job is None:
        return False
    if job.by is None or not may(job.by, Action.WRITE, job.organisation):
        raise Refusal(_("Who began this import may not change the listings of this organisation any more."))
    planned = [each for each in portion if each.number not in set(job.written)]
    if not planned:
        return True
    if not is_as_planned(planned, job.organisation):
        raise _Changed
    if job.batch is None:
        job.batch = begin_batch(organisation=job.organisation, by=job.by, label=job.file_name)
    submitted = write_portion(planned=planned, organisation=job.organisation, by=job.by, batch=job.batch)
    new = sum(each.record is None for each in planned)
    _add(job.result, new=new, changed=len(planned) - new, submitted=len(submitted))
    job.written += [each.number for each in planned]
    job.attempts = 0
    job.save(update_fields=["batch", "result", "written", "attempts", "changed_at"])
    return True


@transaction.atomic
def _finish(number, plan: Plan) -> None:
    job = _locked(number)
    if job is not None:
        _close_batch(job)
        _add(job.result, new=0, changed=0, submitted=0)
        job.result |= {"unchanged": plan.unchanged, "left_out": len(job.left_out)}
        job.state, job.table, job.findings, job.written, job.failure = JobState.DONE, {}, {}, [], ""
        job.save()


@transaction.atomic
def _look_again(number) -> None:
    """Has what is left checked anew."""
    job = _locked(number)
    if job is not None:
        job.failure = _("Something was changed in the meantime. Look at it once more.") + " " + how_far(job)
        job.state, job.left_out, job.checked = JobState.CHECKING, [], 0
        _close_batch(job)
        job.save()


@transaction.atomic
def fail(number, message: str) -> None:
    job = _locked(number)
    if job is not None:
        job.state, job.failure = JobState.FAILED, f"{message} {how_far(job)}"
        _close_batch(job)
        job.save()


def how_far(job: ImportJob) -> str:
    """In a sentence, what is done of an import that stopped."""
    if not job.written:
        return _("No listing was changed.")
    number = len(job.written)
    return ngettext(
        "%d row is imported and waits for its review; of the others, nothing was changed.",
        "%d rows are imported and wait for their review; of the others, nothing was changed.",
        number,
    ) % (number,)


def _close_batch(job: ImportJob) -> None:
    """Gives what is written to the editors; what is written later is a review of its own."""
    if job.batch is not None:
        finish_batch(batch=job.batch)
        job.batch = None


def _add(result: dict, **counts: int) -> None:
    for name, count in counts.items():
        result[name] = result.get(name, 0) + count


def _locked(number) -> ImportJob | None:
    waiting = ImportJob.objects.select_for_update(of=("self",)).filter(pk=number, state=JobState.RUNNING)
    return waiting.select_related("organisation", "by", "batch").first()


@transaction.atomic
def _counted(number) -> ImportJob | None:
    """The import with one more attempt counted; None when there is nothing to do, or it was tried too often."""
    job = _locked(number)
    if job is None:
        return None
    if job.attempts >= MOST_ATTEMPTS:
        with override(job.mapping.get("language")):
            fail(number, _("The import was interrupted several times: divide the file and try again."))
        return None
    job.attempts += 1
    job.save(update_fields=["attempts"])
    return job
