"""Reads the demonstration's YAML files; `demonstration/README.md` says what is in them."""

from dataclasses import dataclass, replace
from pathlib import Path
from unicodedata import normalize

import yaml

# The one in C reads the same and takes a tenth of the time; some builds of PyYAML lack it.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
FOLDER = Path(__file__).resolve().parents[2] / "demonstration"


class ContentError(Exception):
    """Names the file, the record and what is wrong with it."""


@dataclass(frozen=True)
class Content:
    """Records as the files have them; each carries its file under `source`."""

    organisations: tuple[dict, ...] = ()
    scientists: tuple[dict, ...] = ()
    research: tuple[dict, ...] = ()
    training: tuple[dict, ...] = ()
    needs: tuple[dict, ...] = ()
    competitions: tuple[dict, ...] = ()
    news: tuple[dict, ...] = ()
    events: tuple[dict, ...] = ()

    def only(self, *numbers: str) -> "Content":
        """The same with those offers and needs only, by their own numbers."""
        wanted = set(numbers)
        kept = {
            name: tuple(record for record in getattr(self, name) if record["external_id"] in wanted)
            for name in ("research", "training", "needs")
        }
        return replace(self, **kept)


def read_content(folder: Path = FOLDER) -> Content:
    return Content(
        organisations=_records(folder, "organisations.yaml"),
        scientists=_records(folder, "scientists.yaml"),
        research=_records(folder, "research/*.yaml"),
        training=_records(folder, "training/*.yaml"),
        needs=_records(folder, "needs/*.yaml"),
        competitions=_records(folder, "competitions/*.yaml"),
        news=_records(folder, "pages/news.yaml"),
        events=_records(folder, "pages/events.yaml"),
    )


def _records(folder: Path, pattern: str) -> tuple[dict, ...]:
    found = []
    for path in sorted(folder.glob(pattern)):
        source = str(path.relative_to(folder))
        try:
            records = yaml.load(path.read_text(encoding="utf-8"), LOADER)
        except (yaml.YAMLError, UnicodeDecodeError) as error:
            raise ContentError(f"{source}: {error}") from error
        for record in records if isinstance(records, list) else [records]:
            found.append(_tidy(record) | {"source": source})
    return tuple(found)


def _tidy(value):
    """Texts in NFC without the line break that a YAML block ends with."""
    if isinstance(value, str):
        return normalize("NFC", value.strip())
    if isinstance(value, list):
        return [_tidy(each) for each in value]
    if isinstance(value, dict):
        return {name: _tidy(each) for name, each in value.items()}
    return value
