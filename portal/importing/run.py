"""The import itself: check everything, then write everything."""

from collections.abc import Callable
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from listings.bulk import Refused, Saved, save_listings
from organisations.models import Organisation
from portal.importing.check import Checker
from portal.importing.owners import Owners
from portal.importing.problems import ImportFailed, Problems, Unreadable
from portal.importing.source import Source
from portal.importing.spool import Spool
from portal.importing.terms import Vocabulary
from portal.setup import OFFICE, prepare_office
from search.progress import Progress


def import_file(
    *,
    path: Path,
    organisation: str = "",
    publish: bool = False,
    by=None,
    write: Callable[[str], None] = lambda line: None,
) -> Saved:
    """Creates or updates the listings of a file, all or none. `organisation` is the slug of who owns rows without one.

    `write` takes lines of progress. Raises ImportFailed with every problem found; nothing is changed then.
    """
    problems, progress = Problems(), Progress(write)
    with Spool() as spool:
        progress.begin(_("Checking"))
        _check(path, organisation, problems, spool, progress)
        if problems.count:
            raise ImportFailed(str(path), problems)
        progress.begin(_("Writing"))
        try:
            return _write(spool, publish, by, progress)
        except Refused as error:  # somebody began to work on it since it was checked
            problems.add(0, "external_id", f"{error.external_id}: {error.reason}")
            raise ImportFailed(str(path), problems) from error


def _check(path: Path, organisation: str, problems: Problems, spool: Spool, progress: Progress) -> None:
    source, owners = Source(path), Owners(organisation)
    try:
        owners.owner()
    except ValueError as error:
        problems.add(0, "--organisation", str(error))
        return
    checker = Checker(problems, owners, Vocabulary())
    try:
        for number, values in source.rows(problems):
            checked = checker.check(number, values)
            if checked and not problems.count:
                spool.add(*checked)
            progress.tell(source.read, source.share())
    except Unreadable as error:
        problems.add(error.row, error.field, error.message)
    progress.tell(source.read, 1.0, last=True)


@transaction.atomic
def _write(spool: Spool, publish: bool, by, progress: Progress) -> Saved:
    saved = Saved()
    found = Organisation.objects.filter(slug=OFFICE).first()
    office = found or prepare_office()
    for model in spool.models():
        before = saved.created + saved.updated + saved.unchanged
        saved += save_listings(
            model=model,
            rows=spool.rows(model, office.pk),
            publish=publish,
            by=by,
            progress=lambda done, before=before: progress.tell(before + done, (before + done) / spool.count),
        )
    progress.tell(spool.count, 1.0, last=True)
    return saved
