"""Media: lines of text that become sound."""

from math import sin

from portal.demonstration.covers.scene import Part, Scene
from portal.demonstration.covers.shapes import box


def draw(scene: Scene) -> None:
    for row in range(9):
        y = 162 + row * 47
        x = 110.0
        end = 470 if row % 4 != 3 else 300
        while x < end - 30:
            width = min(scene.random.uniform(34, 120), end - x)
            scene.canvas.line([(x, y), (x + width, y)], scene.palette.ramp(0.35 if row else 0.95), 9 if row else 13)
            x += width + 18
    count = 26
    phase = scene.random.uniform(0, 6)
    bars = []
    for number in range(count):
        share = number / (count - 1)
        envelope = sin(3.1416 * (0.06 + 0.9 * share)) ** 0.8
        high = 40 + 520 * envelope * abs(sin(number * 0.83 + phase) * 0.6 + sin(number * 0.31 + phase) * 0.4)
        bars.append(Part(box(560 + number * 24, 350 - high / 2, 15, high, 7.5), 0.15 + 0.8 * share))
    scene.parts(bars)
    x = 560 + scene.random.randrange(12, 20) * 24 - 4.5
    scene.canvas.line([(x, 110), (x, 610)], scene.palette.amber, 3)
    scene.canvas.circle(x, 110, 9, fill=scene.palette.amber)
    scene.canvas.line([(518, 130), (518, 590)], scene.palette.line, 1.5)
