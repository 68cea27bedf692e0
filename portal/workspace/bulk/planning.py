"""The plan of an import that is kept, in the language of who began it."""

from collections.abc import Callable

from django.utils.translation import override

from portal.workspace.bulk.findings import as_findings
from portal.workspace.bulk.models import ImportJob
from portal.workspace.bulk.plan import Plan, make_plan


def plan_of(job: ImportJob, tell: Callable[[int], None] = lambda rows: None) -> Plan:
    """What is left to do: without the rows that a person leaves out and those that are written."""
    with override(job.mapping.get("language")):
        return make_plan(
            organisation=job.organisation,
            mapping=job.mapping,
            kind=job.kind,
            rows=job.table["rows"],
            left_out={*job.left_out, *job.written},
            tell=tell,
        )


def findings_of(job: ImportJob, plan: Plan) -> dict:
    language = job.mapping["language"]
    with override(language):
        return as_findings(plan, job.table["headings"], job.mapping["columns"], language)
