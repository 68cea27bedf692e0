"""Finance: candles of a rate, and the flow that runs below them."""

from itertools import pairwise

from portal.demonstration.covers.scene import Part, Scene
from portal.demonstration.covers.shapes import box, smooth

COUNT, STEP, WIDE = 17, 66, 38
HIGHEST, LOWEST = 130, 500


def draw(scene: Scene) -> None:
    rates = _rates(scene)
    bodies, wicks, middles = [], [], []
    for number, (before, after) in enumerate(pairwise(rates)):
        x, top, bottom = 92 + number * STEP, min(before, after), max(before, after)
        bottom = max(bottom, top + 22)
        middle = x + WIDE / 2
        wicks.append([(middle, top - scene.random.uniform(14, 50)), (middle, bottom + scene.random.uniform(14, 50))])
        bodies.append(Part(box(x, top, WIDE, bottom - top, 3), 0.16 if after > before else 0.9))
        middles.append((middle, (top + bottom) / 2))
    for wick in wicks:
        scene.canvas.line(wick, scene.palette.ramp(0.6), 3)
    scene.parts(bodies)
    flow = smooth([_mean(middles[max(0, n - 3) : n + 4]) for n in range(0, COUNT, 2)], 10)
    for lower, tone in ((104, 1.0), (124, 0.6), (144, 0.3)):
        scene.canvas.line([(x, y + lower) for x, y in flow], scene.palette.ramp(tone), 2.5)
    last = middles[-1]
    scene.canvas.dashes([(0, last[1]), (1280, last[1])], scene.palette.amber, 2.5, on=9, off=11)
    scene.canvas.circle(*last, 12, fill=scene.palette.amber)


def _rates(scene: Scene) -> list[float]:
    """A walk that goes up on the whole, stretched to the height of the picture."""
    walk = [0.0]
    for _ in range(COUNT):
        walk.append(walk[-1] + scene.random.uniform(-1.0, 0.75))
    least, most = min(walk), max(walk)
    return [HIGHEST + (value - least) / (most - least) * (LOWEST - HIGHEST) for value in walk]


def _mean(points):
    return sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)
