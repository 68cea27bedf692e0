"""Transport: city blocks; the roads are what is left between them, with lights that move."""

from portal.demonstration.covers.scene import Part, Scene
from portal.demonstration.covers.shapes import between, inset

COLUMNS, ROWS = 7, 4


def draw(scene: Scene) -> None:
    bend = scene.random.uniform(-90, 90)
    knots = [[_knot(scene, column, row, bend) for column in range(COLUMNS + 1)] for row in range(ROWS + 1)]
    blocks = []
    for row in range(ROWS):
        for column in range(COLUMNS):
            corners = [knots[row][column], knots[row][column + 1], knots[row + 1][column + 1], knots[row + 1][column]]
            tone = min(1.0, max(0.02, 0.12 + 0.5 * column / COLUMNS + scene.random.uniform(-0.12, 0.3)))
            blocks.append(Part(inset(corners, scene.random.choice((15, 15, 15, 19))), tone))
    scene.parts(blocks)
    for _ in range(9):
        _light(scene, knots)


def _knot(scene: Scene, column: int, row: int, bend: float):
    x = -60 + column * 1400 / COLUMNS + 34 * (row - ROWS / 2)
    y = -70 + row * 860 / ROWS + bend * (column / COLUMNS - 0.5) * 1.4
    return x + scene.random.uniform(-20, 20), y + scene.random.uniform(-16, 16)


def _light(scene: Scene, knots) -> None:
    row, column = scene.random.randrange(1, ROWS), scene.random.randrange(1, COLUMNS - 1)
    start = knots[row][column]
    end = knots[row][column + 1] if scene.random.random() < 0.6 else knots[row + 1][column]
    place = scene.random.uniform(0.1, 0.6)
    scene.canvas.line([between(start, end, place), between(start, end, place + 0.28)], scene.palette.amber, 5)
