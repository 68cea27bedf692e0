"""Manufacturing: parts in rows under an inspection grid; one of them is looked at."""

from math import pi

from portal.demonstration.covers.scene import Part, Scene
from portal.demonstration.covers.shapes import ellipse, regular

COLUMNS, ROWS = 6, 3


def draw(scene: Scene) -> None:
    corners = scene.random.choice((6, 8, 6, 12))
    turn = scene.random.uniform(0, pi / 6)
    parts, places = [], []
    for row in range(ROWS):
        for column in range(COLUMNS):
            x, y = 140 + column * 200, 140 + row * 220
            places.append((x, y))
            parts.append(Part(regular(x, y, 74, corners, turn), 0.1 + 0.8 * ((column * 2 + row * 3) % 7) / 6))
    scene.parts(parts)
    for (x, y), part in zip(places, parts, strict=True):
        hole = ellipse(x, y, 30)
        scene.canvas.polygon(hole, fill=scene.palette.ground)
        if scene.outlined:
            scene.canvas.polygon(hole, line=scene.palette.line, width=2)
        else:
            scene.canvas.arc(x, y, 52, 200, 320, scene.over(part.tone), 1.5)
    if not scene.outlined:
        _look(scene, *scene.random.choice(places[7:11]))


def _look(scene: Scene, x, y, reach=96, arm=34) -> None:
    for across in (-1, 1):
        for down in (-1, 1):
            cx, cy = x + across * reach, y + down * reach
            scene.canvas.line([(cx - across * arm, cy), (cx, cy), (cx, cy - down * arm)], scene.palette.amber, 5)
    scene.canvas.line([(0, y), (x - reach - 14, y)], scene.palette.line, 1)
    scene.canvas.line([(x + reach + 14, y), (1280, y)], scene.palette.line, 1)
