"""A drawing surface of 1280 × 720 units, drawn twice as large and reduced, so that edges are smooth."""

from collections.abc import Sequence
from itertools import pairwise
from math import ceil, hypot

from PIL import Image, ImageDraw

WIDTH, HEIGHT = 1280, 720
OVER = 2  # three times as large looks hardly better and takes twice the time

Point = tuple[float, float]
Colour = tuple[int, int, int]


class Canvas:
    """Coordinates and widths are in units of the finished picture; colours are (red, green, blue) of 0–255."""

    def __init__(self, ground: Colour):
        self.image = Image.new("RGB", (WIDTH * OVER, HEIGHT * OVER), ground)
        self.pen = ImageDraw.Draw(self.image)

    def polygon(self, points: Sequence[Point], *, fill: Colour | None = None, line: Colour | None = None, width=2.0):
        if fill:
            self.pen.polygon(_larger(points), fill=fill)
        if line:
            # The first edge once more, so that the corner where the outline closes is joined like the others.
            self.line([*points, *points[:2]], line, width)

    def circle(self, x, y, radius, *, fill: Colour | None = None, line: Colour | None = None, width=2.0):
        box = _larger([(x - radius, y - radius), (x + radius, y + radius)])
        self.pen.ellipse(box, fill=fill, outline=line, width=_stroke(width) if line else 0)

    def line(self, points: Sequence[Point], colour: Colour, width=2.0):
        self.pen.line(_larger(points), fill=colour, width=_stroke(width), joint="curve" if len(points) > 2 else None)

    def dashes(self, points: Sequence[Point], colour: Colour, width=2.0, on=12.0, off=9.0):
        """A broken line along the points; the dashes go on around corners."""
        walked = 0.0
        for (x1, y1), (x2, y2) in pairwise(points):
            length = hypot(x2 - x1, y2 - y1)
            place = -(walked % (on + off))
            while length and place < length:
                start, end = max(0.0, place) / length, min(length, place + on) / length
                if end > start:
                    self.line([_between(x1, y1, x2, y2, start), _between(x1, y1, x2, y2, end)], colour, width)
                place += on + off
            walked += length

    def arc(self, x, y, radius, start, end, colour: Colour, width=2.0):
        """Angles in degrees, clockwise from three o'clock."""
        box = _larger([(x - radius, y - radius), (x + radius, y + radius)])
        self.pen.arc(box, start, end, fill=colour, width=_stroke(width))

    def finished(self) -> Image.Image:
        return self.image.reduce(OVER)


def _larger(points: Sequence[Point]) -> list[Point]:
    return [(x * OVER, y * OVER) for x, y in points]


def _stroke(width: float) -> int:
    return max(1, ceil(width * OVER - 0.5))


def _between(x1, y1, x2, y2, share) -> Point:
    return x1 + (x2 - x1) * share, y1 + (y2 - y1) * share
