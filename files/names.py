"""The name of an uploaded file, made safe to show, to send in a header and to save on any disk. Pure."""

import re
import unicodedata
from pathlib import PurePosixPath

LONGEST_NAME, MOST_BYTES = 120, 255  # characters without the extension, bytes with it: what a file system takes
_KEPT = re.compile(r"[^\w ()\[\]&+,'–-]")  # what is neither a letter, a digit nor harmless


def extension_of(name: str) -> str:
    """Lower case, without its dot."""
    return PurePosixPath(name.replace("\\", "/")).suffix.lower().lstrip(".")


def clean_name(name: str, extension: str) -> str:
    """`../../Báo cáo\\u202e.pdf` is `Báo cáo.pdf`; `extension` without its dot is what the content is.

    Folders, control and direction marks go, letters are composed (NFC), and a second extension is no longer one.
    """
    last = re.split(r"[/\\]", name)[-1]
    composed = unicodedata.normalize("NFC", last)
    visible = "".join(
        " " if unicodedata.category(each) in ("Zs", "Zl", "Zp") else each
        for each in composed
        if unicodedata.category(each) not in ("Cc", "Cf", "Cs", "Co", "Cn")
    )
    stem = re.sub(rf"(?i)\.{re.escape(extension)}$", "", visible) if "." in visible else visible
    stem = re.sub(r"\s+", " ", _KEPT.sub("-", stem)).strip(" -–_.")
    room = MOST_BYTES - len(extension.encode()) - 1
    stem = stem[:LONGEST_NAME].encode()[:room].decode(errors="ignore").strip(" -")
    return f"{stem or 'file'}.{extension}"
