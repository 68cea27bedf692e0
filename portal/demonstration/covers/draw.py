"""From what a record is to its cover picture."""

from dataclasses import dataclass
from io import BytesIO
from random import Random

from portal.demonstration.covers.canvas import Canvas
from portal.demonstration.covers.grounds import GROUNDS, waves
from portal.demonstration.covers.motifs import MOTIFS
from portal.demonstration.covers.palette import INK, MIST, PAPER, Palette
from portal.demonstration.covers.scene import Scene, Style

STYLES = {"training": Style.STEPPED, "application-need": Style.OUTLINED, "training-need": Style.OUTLINED}
GROUND_OF = {"training": MIST, "application-need": PAPER, "training-need": MIST, "competition": INK, "news": MIST}


@dataclass(frozen=True)
class Cover:
    """What a picture is drawn from. `seed` is the record's own number: the same one gives the same picture."""

    seed: str
    kind: str  # one of the site's kinds, or `news`
    field: str  # a slug of the taxonomy
    technique_group: str = ""


def draw_cover(cover: Cover) -> bytes:
    """A WebP picture of 1280 × 720."""
    palette = _palette(cover)
    canvas = Canvas(palette.ground)
    scene = Scene(canvas, palette, STYLES.get(cover.kind, Style.FILLED), Random(cover.seed))
    GROUNDS.get(cover.technique_group, waves)(scene)
    MOTIFS[cover.field](scene)
    file = BytesIO()
    canvas.finished().save(file, "WEBP", quality=84, method=2)
    return file.getvalue()


def _palette(cover: Cover) -> Palette:
    """A research product's ground is dark for every third, so that a page of them is neither dull nor restless."""
    if cover.kind == "research":
        return INK if Random(f"ground {cover.seed}").random() < 0.34 else PAPER
    return GROUND_OF.get(cover.kind, PAPER)
