"""Files that the scanner could not look at when they came: asked about again until it does."""

import logging

from files.scanning import NotJudged, ScannerUnavailable, scan
from submissions.models import SubmittedFile
from submissions.services import clear, refuse

MOST_AT_ONCE = 200  # a minute's work; the next minute goes on
logger = logging.getLogger(__name__)


def clear_waiting() -> tuple[int, int]:
    """How many files were cleared and refused. A scanner that does not answer is left alone until the next minute; a
    file that it does not judge waits on, and lets the others pass: they are asked about in any order."""
    cleared = refused = 0
    waiting = SubmittedFile.objects.filter(cleared_at=None, refused="").select_related(
        "submission__team__track__page", "submission__phase"
    )
    for file in waiting.order_by("?")[:MOST_AT_ONCE]:
        try:
            with file.file.open("rb") as opened:
                found = scan(opened)
        except NotJudged as error:
            logger.warning("the virus scanner does not judge file %s of a submission (%s)", file.pk, error)
            continue
        except ScannerUnavailable as error:
            logger.warning("the virus scanner does not answer (%s)", error)
            break
        except FileNotFoundError:
            logger.error("the storage has lost file %s of a submission", file.pk)
            continue
        if found:
            refuse(file=file, found=found)
            refused += 1
        else:
            clear(file=file)
            cleared += 1
    return cleared, refused
