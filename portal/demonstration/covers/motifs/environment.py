"""Environment: the contours of water, and rain over them."""

from math import cos, pi, sin

from portal.demonstration.covers.scene import Part, Scene
from portal.demonstration.covers.shapes import smooth


def draw(scene: Scene) -> None:
    _rain(scene)
    x, y = scene.random.uniform(500, 780), scene.random.uniform(380, 440)
    phases = [scene.random.uniform(0, 2 * pi) for _ in range(3)]
    rings = 7
    parts = []
    for ring in range(rings):
        size = 1 - ring / rings * 0.86
        points = []
        for step in range(28):
            angle = 2 * pi * step / 28
            wobble = 1 + 0.13 * sin(2 * angle + phases[0]) + 0.08 * sin(3 * angle + phases[1] + ring * 0.25)
            wobble += 0.04 * sin(5 * angle + phases[2])
            points.append((x + 560 * size * wobble * cos(angle), y + 300 * size * wobble * sin(angle)))
        parts.append(Part(smooth(points, 6, closed=True), 0.02 + 0.94 * ring / (rings - 1)))
    scene.parts(parts)
    scene.canvas.circle(x + 150, y - 60, 11, fill=scene.palette.amber)
    for radius in (26, 42):
        scene.canvas.circle(x + 150, y - 60, radius, line=scene.palette.amber, width=2)


def _rain(scene: Scene) -> None:
    for _ in range(70):
        x, y = scene.random.uniform(0, 1330), scene.random.uniform(-20, 700)
        length = scene.random.uniform(26, 64)
        scene.canvas.line([(x, y), (x - length * 0.3, y + length)], scene.palette.ramp(0.3), 2)
