"""The city's places by their old and new names, many to many: wards since July 2025, districts and wards before."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml

from taxonomy.phrases import Phrase

FILE = Path(__file__).parent / "scheme" / "places.yaml"
PLACE = "place"
CITY = "Thành phố Hồ Chí Minh"
_NEW_KINDS = {"ward": ("phường",), "commune": ("xã",), "zone": ("đặc khu",)}
_OLD_WARD_KINDS = ("phường", "xã", "thị trấn")
# A town grew from one kind into another within some years, and is still called by each.
_DISTRICT_KINDS = {"Thành phố": ("thành phố", "TP", "thị xã"), "Huyện": ("huyện",), "Quận": ("quận",)}


@cache
def places() -> tuple[Phrase, ...]:
    """Each name with the names of what is there now, or of what was there before."""
    data = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    others: dict[str, dict[str, None]] = defaultdict(dict)  # ordered, each once
    for name, other in _pairs(data):
        others[name][other] = None
    return tuple(
        Phrase(name, tuple(each for each in found if each != _bare(name)), PLACE)
        for name, found in others.items()
        if name not in data["words"]
    )


def _pairs(data: dict) -> Iterator[tuple[str, str]]:
    """(a name, one of its other names), those of a district first."""
    for province in data["provinces"]:
        if province != CITY:
            yield province, CITY
            yield f"tỉnh {province}", CITY
    for unit in data["units"]:
        for district, wards in unit["from"].items():
            yield from _district_pairs(unit, district)
            for ward in wards:
                yield from _ward_pairs(unit, ward)
    for earlier, parts in data["earlier"].items():
        for unit in data["units"]:
            if any(_had(unit, district, wards) for district, wards in parts.items()):
                yield from _district_pairs(unit, earlier)


def _had(unit: dict, district: str, wards: list[str]) -> bool:
    """Whether some of those wards of a district, or some of the district where none are named, became part of it."""
    stood = unit["from"].get(district)
    return stood is not None and (not wards or not set(wards).isdisjoint(stood))


def _district_pairs(unit: dict, district: str) -> Iterator[tuple[str, str]]:
    for form in _district_forms(district):
        yield form, unit["name"]
    for form in _forms(unit["name"], _NEW_KINDS[unit["kind"]]):
        yield form, _called(district)


def _ward_pairs(unit: dict, ward: str) -> Iterator[tuple[str, str]]:
    if ward[-1].isdigit():  # nearly every district had a ward 1; the district beside it is found
        return
    for form in _forms(ward, _OLD_WARD_KINDS):
        yield form, unit["name"]
    for form in _forms(unit["name"], _NEW_KINDS[unit["kind"]]):
        yield form, ward


def _forms(name: str, kinds: tuple[str, ...]) -> list[str]:
    return [name, *(f"{kind} {name}" for kind in kinds)]


def _district_forms(district: str) -> list[str]:
    kind, name = _split(district)
    if name.isdigit():
        return [district, f"Q{name}", f"Q.{name}", f"District {name}"]
    return _forms(name, _DISTRICT_KINDS[kind])


def _called(district: str) -> str:
    """As it is written beside an address: `Quận 1`, `Thủ Dầu Một`."""
    name = _split(district)[1]
    return district if name.isdigit() else name


def _split(district: str) -> tuple[str, str]:
    kind = next(kind for kind in _DISTRICT_KINDS if district.startswith(f"{kind} "))
    return kind, district.removeprefix(f"{kind} ")


def _bare(name: str) -> str:
    kinds = (*_OLD_WARD_KINDS, *(kind for kinds in (*_NEW_KINDS.values(), *_DISTRICT_KINDS.values()) for kind in kinds))
    return next((name.removeprefix(f"{kind} ") for kind in kinds if name.startswith(f"{kind} ")), name)
