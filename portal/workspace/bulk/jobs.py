"""The life of an import: uploaded, matched, checked, written. Each step is one function, safe to repeat."""

import time
from collections.abc import Iterable
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import get_language

from organisations.models import Organisation
from portal.importing.upload import Sheet
from portal.workspace.bulk.findings import rows_with_problems
from portal.workspace.bulk.memory import remember
from portal.workspace.bulk.models import ImportJob, JobState
from portal.workspace.bulk.planning import findings_of, plan_of
from portal.workspace.bulk.running import LONGEST_TURN, run

# Rows that are dealt with while a person waits, so that it takes two seconds at most; more are left to the worker.
CHECKED_AT_ONCE, WRITTEN_AT_ONCE = 300, 25
MOST_UNFINISHED = 9  # of one organisation; older ones make room
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
    plan = plan_of(job, tell=lambda rows: mine.update(checked=rows))
    mine.update(state=JobState.READY, findings=findings_of(job, plan), checked=job.total, changed_at=timezone.now())


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
        check(job.pk)  # where it has to be looked at again
    return bool(started)


def work_through() -> None:
    """What the worker does in each pass: the checks and imports that wait, oldest first; what a turn leaves over goes
    behind the others."""
    end = time.monotonic() + LONGEST_TURN
    waiting = ImportJob.objects.filter(state__in=(JobState.CHECKING, JobState.RUNNING)).order_by("changed_at")
    for number, state in list(waiting.values_list("pk", "state")):
        if time.monotonic() >= end:
            return
        if state == JobState.RUNNING:
            run(number)
        check(number)


def forget_old(now=None) -> int:
    """Deletes the uploads that nobody went on with; what was done keeps its counts, not its cells."""
    return ImportJob.objects.filter(changed_at__lt=(now or timezone.now()) - KEPT).delete()[0]
