"""The text of an uploaded file. Nothing of the file is kept, and its reader cannot harm the site: see `extract`."""

import io
import subprocess
import sys
from pathlib import Path

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from files.checks import check_package
from files.names import extension_of
from portal.workspace.writing.beginning.extract import TOO_MUCH
from search.analysis import clean

LARGEST = 10 * 1024 * 1024  # bytes
LONGEST_WAIT = 15  # seconds
_READER = Path(__file__).with_name("extract.py")


def text_of_file(name: str, data: bytes) -> str:
    """Clean text with its lines. Raises ValidationError, which says what is wrong and what to do."""
    extension = extension_of(name)
    if extension not in ("docx", "pdf"):
        raise ValidationError(_("Only DOCX and PDF are read. Paste the text instead."))
    if len(data) > LARGEST:
        raise ValidationError(_("This file is larger than 10 MB. Paste its text instead."))
    if extension == "docx":
        check_package(io.BytesIO(data), "word/document.xml")
    elif not data.startswith(b"%PDF-"):
        raise ValidationError(_("This is no PDF. Paste its text instead."))
    text = clean(_extracted(extension, data)).strip()
    if not text:
        raise ValidationError(_("There is no text in this file, perhaps only scanned pages. Paste the text instead."))
    return text


def _extracted(extension: str, data: bytes) -> str:
    # -I: neither the environment nor the folder of work gives it modules.
    command = [sys.executable, "-I", str(_READER), extension]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=LONGEST_WAIT, check=False, env={})
    except subprocess.TimeoutExpired as error:
        raise ValidationError(_("Reading this file takes too long. Paste its text instead.")) from error
    if done.returncode == TOO_MUCH:
        raise ValidationError(_("This file has more than 60 pages. Paste the part that matters."))
    if done.returncode:
        raise ValidationError(_("This file cannot be read; perhaps it is damaged or has a password. Paste its text."))
    return done.stdout.decode("utf-8", "ignore")
