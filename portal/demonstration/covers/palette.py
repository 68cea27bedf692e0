"""The colours of cover pictures: one accent, amber for a single place, and grounds from paper to ink."""

from dataclasses import dataclass

from portal.demonstration.covers.canvas import Colour


def mix(a: Colour, b: Colour, share: float) -> Colour:
    """`share` 0 is `a`, 1 is `b`."""
    share = min(1.0, max(0.0, share))
    return tuple(round(x + (y - x) * share) for x, y in zip(a, b, strict=True))


@dataclass(frozen=True)
class Palette:
    """`soft`, `mid` and `strong` are the ramp of filled parts; `line` draws outlines, `hair` what is hardly seen."""

    ground: Colour
    hair: Colour
    soft: Colour
    mid: Colour
    strong: Colour
    line: Colour
    amber: Colour

    def ramp(self, share: float) -> Colour:
        if share < 0.5:
            return mix(self.soft, self.mid, share * 2)
        return mix(self.mid, self.strong, share * 2 - 1)


# Those of the site's style sheet (its accent, deep ground and amber line), lighter and darker along one ramp.
AMBER = (232, 153, 48)
PAPER = Palette(
    ground=(252, 253, 252),
    hair=(223, 230, 226),
    soft=(212, 232, 226),
    mid=(72, 153, 139),
    strong=(0, 77, 67),
    line=(18, 58, 51),
    amber=AMBER,
)
MIST = Palette(
    ground=(236, 244, 241),
    hair=(210, 223, 218),
    soft=(196, 221, 214),
    mid=(62, 145, 130),
    strong=(0, 70, 61),
    line=(18, 58, 51),
    amber=AMBER,
)
INK = Palette(
    ground=(13, 42, 37),
    hair=(26, 60, 54),
    soft=(23, 72, 64),
    mid=(25, 128, 112),
    strong=(140, 212, 197),
    line=(164, 217, 205),
    amber=(245, 178, 76),
)
