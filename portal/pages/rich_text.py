"""From the plain texts of our YAML files to the HTML of a rich text field."""

import re

from django.utils.html import escape

_CODE = re.compile(r"`([^`]+)`")


def rich_text(text: str) -> str:
    """Paragraphs are separated by an empty line, lines that begin with `- ` are a list, `…` is code.

    A line within a paragraph ends nothing: only an empty line and a list do.
    """
    blocks: list[tuple[str, list[str]]] = []
    for line in map(str.strip, text.strip().splitlines()):
        kind = "item" if line.startswith("- ") else "text"
        if not line:
            blocks.append(("", []))
        elif blocks and blocks[-1][0] == kind:
            blocks[-1][1].append(line)
        else:
            blocks.append((kind, [line]))
    return "".join(_block(kind, lines) for kind, lines in blocks if lines)


def heading(text: str) -> str:
    return f"<h2>{_inline(text.strip())}</h2>"


def _block(kind: str, lines: list[str]) -> str:
    if kind == "item":
        return "<ul>" + "".join(f"<li>{_inline(line[2:])}</li>" for line in lines) + "</ul>"
    return f"<p>{_inline(' '.join(lines))}</p>"


def _inline(text: str) -> str:
    return _CODE.sub(r"<code>\1</code>", escape(text).replace("&#x27;", "'").replace("&quot;", '"'))
