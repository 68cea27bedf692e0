"""Construction: elevations of buildings with their measures."""

from portal.demonstration.covers.scene import Part, Scene
from portal.demonstration.covers.shapes import box

FLOOR = 600


def draw(scene: Scene) -> None:
    x, houses = 110.0, []
    while x < 1080:
        width = scene.random.choice((96, 120, 148, 176))
        houses.append((x, width, scene.random.choice((5, 7, 9, 11, 13)), scene.random.uniform(0.05, 0.95)))
        x += width + scene.random.choice((10, 10, 34))
    scene.parts([Part(box(x, FLOOR - floors * 36, width, floors * 36), tone) for x, width, floors, tone in houses])
    for x, width, floors, tone in houses:
        _windows(scene, x, width, floors, tone)
    scene.canvas.line([(60, FLOOR), (1220, FLOOR)], scene.palette.line, 3)
    _measure(scene, houses[0][0], houses[-1][0] + houses[-1][1], 648, [house[0] for house in houses[1:]])
    tallest = max(houses, key=lambda house: house[2])
    _plumb(scene, tallest)


def _windows(scene: Scene, x, width, floors, tone) -> None:
    columns = int(width // 28)
    margin = (width - columns * 28) / 2
    for floor in range(floors - 1):
        for column in range(columns):
            if scene.random.random() < 0.82:
                left, top = x + margin + column * 28 + 8, FLOOR - (floor + 2) * 36 + 16
                lit = scene.random.random() < 0.025
                scene.canvas.polygon(box(left, top, 12, 18), fill=scene.palette.amber if lit else scene.over(tone))


def _measure(scene: Scene, start, end, y, marks) -> None:
    scene.canvas.line([(start, y), (end, y)], scene.palette.line, 1.5)
    for x in (start, *marks, end):
        scene.canvas.line([(x, y - 9), (x, y + 9)], scene.palette.line, 1.5)


def _plumb(scene: Scene, house) -> None:
    x, width, floors, _ = house
    top = FLOOR - floors * 36
    scene.canvas.dashes([(x + width / 2, 20), (x + width / 2, top)], scene.palette.amber, 2.5, on=9, off=8)
    scene.canvas.circle(x + width / 2, top - 8, 8, fill=scene.palette.amber)
