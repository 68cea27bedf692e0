"""The life of an import: uploaded, matched, checked, written. Each step is one function, safe to repeat."""

import logging
from collections.abc import Iterable
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import get_language, gettext as _, override

from listings.bulk import Refused
from listings.refusals import Refusal
from organisations.access import Action, may
from organisations.models import Organisation
from portal.importing.upload import Sheet
from portal.workspace.bulk.findings import as_findings, rows_with_problems
from portal.workspace.bulk.memory import remember
from portal.workspace.bulk.models import ImportJob, JobState
from portal.workspace.bulk.plan import Plan, make_plan
from portal.workspace.bulk.writing import write_plan

log = logging.getLogger(__name__)
# Rows that are dealt with while a person waits, so that it takes two seconds at most; more are left to the worker.
CHECKED_AT_ONCE, WRITTEN_AT_ONCE = 300, 25
MOST_ATTEMPTS, MOST_UNFINISHED = 3, 9  # of one organisation; older ones make room
KEPT = timedelta(days=7)
MATCHED = (JobState.MAPPING, JobState.READY, JobState.FAILED)


def begin(*, organisation: Organisation, by, sheet: Sheet, kind: str, file_name: str) -> ImportJob:
    """Keeps the cells of an upload; `kind` is empty where a column of the file says it."""
    unfinished = ImportJob.objects.filter(organisation=organisation, state__in=MATCHED)
    unfinished.filter(pk__in=list(unfinished.values_list("pk", flat=True)[MOST_UNFINISHED:])).delete()
    return ImportJob.objects.create(
        organisation=organisation,
        by=by,
        kind=kind,
        file_name=file_name,
        format=sheet.format,
        encoding=sheet.encoding,
        table={"headings": sheet.headings, "rows": sheet.rows},
        total=len(sheet.rows),
    )


def match(*, job: ImportJob, by, mapping: dict) -> None:
    """Takes what a person says of headings and words, remembers it, and has the rows checked."""
    remember(
        organisation=job.organisation,
        headings=job.table["headings"],
        columns=mapping["columns"],
        words=mapping["values"],
    )
    changed = ImportJob.objects.filter(pk=job.pk, state__in=MATCHED).update(
        mapping=mapping | {"language": get_language()},
        by=by,
        state=JobState.CHECKING,
        checked=0,
        attempts=0,
        failure="",
        left_out=[],
        changed_at=timezone.now(),
    )
    if changed and job.total <= CHECKED_AT_ONCE:
        check(job.pk)


def check(number) -> None:
    """Finds what the import would do. Nothing is locked meanwhile, so another check may do the same: no harm."""
    job = ImportJob.objects.select_related("organisation").filter(pk=number, state=JobState.CHECKING).first()
    if job is None:
        return
    mine = ImportJob.objects.filter(pk=number, state=JobState.CHECKING)
    plan = _plan(job, tell=lambda rows: mine.update(checked=rows))
    mine.update(state=JobState.READY, findings=_findings(job, plan), checked=job.total, changed_at=timezone.now())


def start(*, job: ImportJob, by, left_out: Iterable[int]) -> bool:
    """False when it is on its way already: the second of two clicks. The rows with problems must all be left out."""
    left_out = sorted(set(left_out) & set(rows_with_problems(job.findings)))
    if left_out != rows_with_problems(job.findings):
        return False
    started = ImportJob.objects.filter(pk=job.pk, state=JobState.READY).update(
        state=JobState.RUNNING, left_out=left_out, by=by, attempts=0, failure="", changed_at=timezone.now()
    )
    if started and job.findings["new"] + job.findings["changed"] <= WRITTEN_AT_ONCE:
        run(job.pk)
    return bool(started)


def run(number) -> None:
    """Writes everything in one transaction. One that is killed leaves nothing, and the next pass begins it anew."""
    if not _count_attempt(number):
        return
    try:
        with transaction.atomic():
            job = _locked(number)
            if job is not None:
                with override(job.mapping.get("language")):
                    _write(job)
    except (Refusal, Refused, ValidationError) as error:
        _fail(number, " ".join(error.messages) if isinstance(error, ValidationError) else str(error))
    except Exception:
        log.exception("The import %s failed", number)
        _fail(number, _("Something went wrong on our side. Nothing was changed; please tell the portal's office."))


def work_through() -> None:
    """What the worker does in each pass: the checks and imports that wait, oldest first."""
    waiting = ImportJob.objects.filter(state__in=(JobState.CHECKING, JobState.RUNNING)).order_by("changed_at")
    for number, state in waiting.values_list("pk", "state"):
        (check if state == JobState.CHECKING else run)(number)


def forget_old(now=None) -> int:
    """Deletes the uploads that nobody went on with; what was done keeps its counts, not its cells."""
    return ImportJob.objects.filter(changed_at__lt=(now or timezone.now()) - KEPT).delete()[0]


def _write(job: ImportJob) -> None:
    if job.by is None or not may(job.by, Action.WRITE, job.organisation):
        raise Refusal(_("Who began this import may not change the listings of this organisation any more."))
    plan = _plan(job)
    if plan.problems.count or plan.print() != job.findings["print"]:
        job.state, job.left_out = JobState.READY, []
        job.findings = _findings(job, _plan(job, whole=True))
        job.failure = _("Something was changed in the meantime, so nothing was imported. Look at it once more.")
    else:
        submitted = write_plan(plan=plan, organisation=job.organisation, by=job.by, label=job.file_name)
        job.state, job.table, job.findings, job.failure = JobState.DONE, {}, {}, ""
        job.result = {
            "new": len(plan.new),
            "changed": len(plan.changed),
            "unchanged": plan.unchanged,
            "left_out": len(job.left_out),
            "submitted": len(submitted),
        }
    job.save()


def _plan(job: ImportJob, *, whole: bool = False, tell=lambda rows: None) -> Plan:
    with override(job.mapping.get("language")):
        return make_plan(
            organisation=job.organisation,
            mapping=job.mapping,
            kind=job.kind,
            rows=job.table["rows"],
            left_out=() if whole else job.left_out,
            tell=tell,
        )


def _findings(job: ImportJob, plan: Plan) -> dict:
    language = job.mapping["language"]
    with override(language):
        return as_findings(plan, job.table["headings"], job.mapping["columns"], language)


def _locked(number) -> ImportJob | None:
    """None when it is not to be written any more, or another worker has it."""
    skip = {"skip_locked": True} if connection.features.has_select_for_update_skip_locked else {}
    waiting = ImportJob.objects.select_for_update(of=("self",) if skip else (), **skip)
    return waiting.filter(pk=number, state=JobState.RUNNING).first()


@transaction.atomic
def _count_attempt(number) -> bool:
    job = _locked(number)
    if job is None:
        return False
    if job.attempts >= MOST_ATTEMPTS:
        _fail(
            number, _("The import was interrupted several times. Nothing was changed: divide the file and try again.")
        )
        return False
    job.attempts += 1
    job.save(update_fields=["attempts"])
    return True


def _fail(number, message: str) -> None:
    ImportJob.objects.filter(pk=number, state=JobState.RUNNING).update(
        state=JobState.FAILED, failure=message, changed_at=timezone.now()
    )
