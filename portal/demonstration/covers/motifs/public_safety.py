"""Public safety: what cameras see of a place, on the rings of a radar."""

from math import cos, pi, sin

from portal.demonstration.covers.scene import Part, Scene
from portal.demonstration.covers.shapes import sector

CAMERAS = ((120, 610, -35), (1170, 640, 212), (250, 70, 48), (1060, 110, 140))


def draw(scene: Scene) -> None:
    x, y = scene.random.uniform(580, 700), scene.random.uniform(330, 400)
    for ring in range(1, 8):
        scene.canvas.circle(x, y, ring * 96, line=scene.palette.ramp(0.28), width=1.5)
    for angle in range(0, 180, 30):
        dx, dy = 760 * cos(angle * pi / 180), 760 * sin(angle * pi / 180)
        scene.canvas.line([(x - dx, y - dy), (x + dx, y + dy)], scene.palette.ramp(0.14), 1.5)
    cameras = scene.random.sample(CAMERAS, 3)
    parts = []
    for cx, cy, towards in cameras:
        middle, half = towards + scene.random.uniform(-9, 9), scene.random.uniform(15, 24)
        reach = scene.random.uniform(330, 420)
        for band in range(4):
            inner, outer = (30 + (reach - 30) * share / 4 for share in (band, band + 0.9))
            parts.append(Part(sector(cx, cy, inner, outer, middle - half, middle + half), 0.92 - 0.27 * band))
    scene.parts(parts)
    for cx, cy, _ in cameras:
        scene.canvas.circle(cx, cy, 15, fill=scene.palette.line)
    scene.canvas.circle(x, y, 13, fill=scene.palette.amber)
    for radius in (34, 56):
        scene.canvas.circle(x, y, radius, line=scene.palette.amber, width=3)
