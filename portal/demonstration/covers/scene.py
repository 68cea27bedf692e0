"""What a motif draws with: the style of the listing's kind decides how its parts look."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from random import Random

from portal.demonstration.covers.canvas import Canvas, Point
from portal.demonstration.covers.palette import Palette, mix


class Style(StrEnum):
    """Offers are there and filled; training rises in steps; a need is an outline in which something is missing."""

    FILLED = "filled"
    STEPPED = "stepped"
    OUTLINED = "outlined"


@dataclass(frozen=True)
class Part:
    """A closed shape; `tone` 0–1 is its place on the palette's ramp. A `detail` belongs to the part before it."""

    points: Sequence[Point]
    tone: float = 0.5
    detail: bool = False


STEPS = 5
OUTLINE = 3.5


@dataclass
class Scene:
    canvas: Canvas
    palette: Palette
    style: Style
    random: Random

    @property
    def outlined(self) -> bool:
        return self.style is Style.OUTLINED

    def parts(self, parts: Sequence[Part]) -> None:
        """Draws the parts one over the other. In an outlined scene one of them is missing: dashes show its place."""
        missing = self._missing(parts) if self.outlined else ()
        for number, part in enumerate(parts):
            if number in missing:
                self.canvas.polygon(part.points, fill=self.palette.ground)
            else:
                self._part(part, number / max(1, len(parts) - 1))
        for number in missing:
            points = list(parts[number].points)
            self.canvas.dashes([*points, points[0]], self.palette.amber, OUTLINE + 1, on=12, off=9)

    def over(self, tone=1.0):
        """The colour of lines that lie over parts of about this tone."""
        if self.outlined:
            return self.palette.line
        return self.palette.ground if tone > 0.45 else self.palette.ramp(1.0)

    def _missing(self, parts: Sequence[Part]) -> tuple[int, ...]:
        """The numbers of one part near the middle and of its details."""
        choosable = [number for number, part in enumerate(parts) if not part.detail]
        quarter = len(choosable) // 4
        first = last = self.random.choice(choosable[quarter : max(quarter + 1, 3 * quarter)])
        while last + 1 < len(parts) and parts[last + 1].detail:
            last += 1
        return tuple(range(first, last + 1))

    def _part(self, part: Part, order: float) -> None:
        palette = self.palette
        if self.outlined:
            fill = mix(palette.ground, palette.soft, 0.25 + 0.75 * part.tone)
            self.canvas.polygon(part.points, fill=fill, line=palette.line, width=OUTLINE)
        elif self.style is Style.STEPPED:
            step = min(STEPS - 1, int(order * STEPS)) / (STEPS - 1)
            self.canvas.polygon(part.points, fill=palette.ramp(0.05 + 0.6 * step + 0.35 * part.tone))
        else:
            self.canvas.polygon(part.points, fill=palette.ramp(part.tone))
