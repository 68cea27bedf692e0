"""Agriculture: the rows of a field, and a leaf with its veins."""

from itertools import pairwise
from math import cos, pi, sin

from portal.demonstration.covers.scene import Part, Scene


def draw(scene: Scene) -> None:
    horizon, vanishing = 250, scene.random.uniform(480, 800)
    rows = 13
    edges = [-900 + number * (3080 / rows) for number in range(rows + 1)]
    parts = []
    for number, (a, b) in enumerate(pairwise(edges)):
        far = [(vanishing + (x - vanishing) * 0.1, horizon) for x in (a, b)]
        parts.append(Part([far[0], far[1], (b, 720), (a, 720)], 0.1 + 0.42 * (number % 2) + 0.2 * number / rows))
    scene.parts(parts)
    scene.canvas.line([(0, horizon), (1280, horizon)], scene.palette.line, 1.5)
    scene.canvas.circle(vanishing + 260, horizon - 96, 34, fill=scene.palette.amber)
    _leaf(scene, scene.random.choice((250, 330)), 400, 330, scene.random.uniform(-1.25, -1.0))


def _leaf(scene: Scene, x, y, length, angle) -> None:
    """A leaf around (x, y), its tip `length` away in the direction of `angle` (radians)."""

    def at(along, across):
        return (
            x + length * (along * cos(angle) - across * sin(angle)),
            y + length * (along * sin(angle) + across * cos(angle)),
        )

    def half(along):
        return 0.34 * sin(pi * min(1, along) ** 0.82)

    steps = [number / 24 for number in range(25)]
    outline = [at(t - 0.5, half(t)) for t in steps] + [at(t - 0.5, -half(t)) for t in reversed(steps)]
    tone = scene.palette.ground if scene.outlined else scene.palette.ramp(0.98)
    scene.canvas.polygon(
        outline, fill=tone, line=scene.palette.ground if not scene.outlined else scene.palette.line, width=4
    )
    vein = scene.palette.ground if not scene.outlined else scene.palette.line
    scene.canvas.line([at(-0.72, 0), at(0.46, 0)], scene.palette.line if scene.outlined else vein, 3)
    for t in (0.2, 0.34, 0.48, 0.62, 0.76):
        for side in (1, -1):
            scene.canvas.line([at(t - 0.5, 0), at(t - 0.38, side * half(t + 0.12) * 0.82)], vein, 2)
