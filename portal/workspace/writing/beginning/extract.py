"""The text of a DOCX or PDF, read in a process of its own, which the system stops when it takes too much.

    python extract.py docx|pdf < file > text

Exit status 0 with UTF-8 text, 3 when the file holds more than is read, anything else when it cannot be read.
It imports nothing of the site, and gets nothing but the file.
"""

import io
import resource
import sys

SECONDS, MEMORY = 10, 1024 * 1024 * 1024
MOST_PAGES, MOST_PARAGRAPHS, MOST_CHARACTERS = 60, 5_000, 200_000
TOO_MUCH = 3


class TooMuch(Exception):
    pass


def text_of_docx(data: bytes) -> str:
    """Paragraphs and the cells of tables in order; a heading is a paragraph as any other."""
    import docx
    from docx.table import Table

    lines: list[str] = []
    for count, block in enumerate(docx.Document(io.BytesIO(data)).iter_inner_content()):
        if count > MOST_PARAGRAPHS:
            raise TooMuch
        if isinstance(block, Table):
            lines += [" ".join(cell.text.split()) for row in block.rows for cell in row.cells]
        else:
            lines.append(block.text)
    return "\n".join(lines)


def text_of_pdf(data: bytes) -> str:
    import pypdf

    reader = pypdf.PdfReader(io.BytesIO(data))
    if len(reader.pages) > MOST_PAGES:
        raise TooMuch
    return "\n".join(page.extract_text() for page in reader.pages)


def main() -> int:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))  # it writes no file
    read = {"docx": text_of_docx, "pdf": text_of_pdf}[sys.argv[1]]
    try:
        text = read(sys.stdin.buffer.read())
    except TooMuch:
        return TOO_MUCH
    sys.stdout.buffer.write(text[:MOST_CHARACTERS].encode("utf-8", "ignore"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
