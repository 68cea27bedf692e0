"""What stands in a proposal, and what of it must be there before it can be sent. Pure."""

from dataclasses import asdict, dataclass, replace

from django.utils.translation import gettext_lazy as _

from listings.choices import Band
from proposals.sealing import seal_json, unseal_json

LONGEST = 6000  # characters of each text: about two pages
MOST_FILES, MOST_OFFERS = 5, 5


@dataclass(frozen=True)
class NamedFile:
    """`number` is that of the row in which its sealed bytes are, `size` in bytes."""

    number: int
    name: str
    size: int


@dataclass(frozen=True)
class Content:
    """`offers` are keys of listings ("research:1"); `price_band` is a value of `Band`."""

    approach: str = ""
    evidence: str = ""
    timeline: str = ""
    price_band: str = ""
    price_note: str = ""
    offers: tuple[str, ...] = ()
    files: tuple[NamedFile, ...] = ()

    def price(self) -> str:
        band = str(Band(self.price_band).label) if self.price_band else ""
        return "\n".join(filter(None, (band, self.price_note)))

    def lacking(self) -> list[str]:
        """Columns that are still empty and must not be when it is sent."""
        return [column for column in REQUIRED if not getattr(self, column).strip()]

    def with_values(self, **values) -> "Content":
        return replace(self, **values)


REQUIRED = ("approach", "evidence", "timeline", "price_band")
# The parts in the order in which a proposal is read and compared; "price" is band and note together.
PARTS = {
    "approach": _("Approach"),
    "evidence": _("Evidence"),
    "timeline": _("Timeline"),
    "price": _("Price"),
}


def sealed(content: Content) -> str:
    return seal_json(asdict(content))


def unsealed(token: str) -> Content:
    kept = unseal_json(token)
    files = tuple(NamedFile(**each) for each in kept.pop("files"))
    return Content(**kept | {"offers": tuple(kept.pop("offers")), "files": files})


def parts_of(content: Content) -> list[tuple[str, str]]:
    """Each part's heading and text."""
    texts = {"price": content.price()}
    return [(str(label), texts.get(name) or getattr(content, name, "")) for name, label in PARTS.items()]
