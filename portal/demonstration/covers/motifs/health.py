"""Health: slices of a scan, and a pulse below them."""

from math import pi, sin

from portal.demonstration.covers.scene import Part, Scene
from portal.demonstration.covers.shapes import ellipse

THIN = 0.36  # how wide a slice is, seen from the side


def draw(scene: Scene) -> None:
    count = scene.random.choice((7, 8, 9))
    left, right = 190, 1090
    slices = []
    for number in range(count):
        share = number / (count - 1)
        high = 90 + 130 * sin(pi * (0.12 + 0.76 * share)) + scene.random.uniform(-8, 8)
        slices.append((left + (right - left) * share, high, 0.12 + 0.8 * share))
    parts = []
    for x, high, tone in slices:
        parts.append(Part(ellipse(x, 290, THIN * high, high), tone))
        for share, lighter in ((0.74, 0.16), (0.4, 0.34)):
            parts.append(Part(ellipse(x, 290, THIN * high * share, high * share), abs(tone - lighter), detail=True))
    scene.parts(parts)
    _pulse(scene, 608)


def _pulse(scene: Scene, y: float) -> None:
    beats = sorted(scene.random.sample(range(3, 14), 3))
    line = [(0, y)]
    for beat in beats:
        x = beat * 85
        line += [
            (x - 34, y),
            (x - 22, y - 16),
            (x - 10, y),
            (x - 4, y + 20),
            (x + 8, y - 84),
            (x + 20, y + 38),
            (x + 28, y),
        ]
    scene.canvas.line([*line, (1280, y)], scene.palette.line, 3)
    scene.canvas.circle(beats[-1] * 85 + 8, y - 84, 9, fill=scene.palette.amber)
