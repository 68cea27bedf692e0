"""What says who the owner of a need is, each an invented word of its own, and how an answer is searched for them."""

import html
import io
import re
import zipfile
from collections.abc import Iterator
from urllib.parse import unquote

from PIL import Image
from pypdf import PdfReader

# Where it stands: the word. Letters alone, so that no way of writing an address or a file hides it.
SIGNS = {
    "name in Vietnamese": "kryzantem",
    "name in English": "quvandril",
    "whole": "parwexhund",
    "short name": "zhombrek",
    "tax code": "0319876542",
    "domain": "kvorlix",
    "website": "wexjora",
    "e-mail": "phuqidra",
    "telephone": "77441199",
    "address": "jhorvampt",
    "ward": "tyxolmar",
    "description": "glumpfern",
    "member": "vorzhecq",
    "account": "mzankpol",
    "scientist": "drylquist",
    "logo": "logzwixen",
    "cover file": "covqarmin",
    "cover description": "altpuzhgor",
    "cover credit": "kredvyxol",
    "attachment": "filbrozgan",
    "document property": "autqeldriv",
    "own number": "extjurvond",
    "contact office": "offkwandel",
    "contact address": "mailxurpen",
    "place": "plazmyrtok",
    "demonstration": "demqoldrax",
    "former title": "oldtyvernik",
    "draft": "drafzolmik",
}


def signs_in(data: bytes | str) -> list[str]:
    """Which stand in it, whatever the case: in text, in what is packed into a file, in what a file says of itself."""
    if isinstance(data, str):
        data = data.encode(errors="replace")
    said = "\n".join(_texts(data)).lower()
    said += "\n" + re.sub(r"(?<=\d)[ .()-]+(?=\d)", "", said)
    return [name for name, word in SIGNS.items() if word in said]


def _texts(data: bytes) -> Iterator[str]:
    plain = data.decode(errors="replace")
    yield plain
    yield unquote(html.unescape(plain))
    if data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for name in package.namelist():
                yield name
                yield from _texts(package.read(name))
    elif data.startswith(b"%PDF-"):
        book = PdfReader(io.BytesIO(data))
        yield str(dict(book.metadata or {}))
        yield from (page.extract_text() for page in book.pages)
    elif data.startswith((b"RIFF", b"\x89PNG", b"\xff\xd8")):
        with Image.open(io.BytesIO(data)) as picture:
            yield str(picture.info)
            yield str(dict(picture.getexif()))
