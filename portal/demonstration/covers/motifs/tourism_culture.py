"""Tourism and culture: encaustic tiles, as they lie in the city's old houses."""

from portal.demonstration.covers.scene import Part, Scene
from portal.demonstration.covers.shapes import ellipse, sector

SIDE = 160


def draw(scene: Scene) -> None:
    pattern = scene.random.randrange(3)
    parts, middles = [], []
    for row in range(5):
        for column in range(8):
            x, y = column * SIDE, row * SIDE - 40
            tone = 0.1 + 0.8 * (((column + row) % 4) / 3) * 0.8 + scene.random.uniform(0, 0.12)
            parts += _tile(x, y, (column + row) % 2 if pattern else (column % 2) ^ (row % 2), tone)
            middles.append((x + SIDE / 2, y + SIDE / 2, tone))
    scene.parts(parts)
    for number, (x, y, _) in enumerate(middles):
        if number % 3 == pattern:
            _flower(scene, x, y)
    x, y, _ = middles[scene.random.choice((10, 11, 12, 19, 20))]
    scene.canvas.polygon(ellipse(x, y, 20), fill=scene.palette.amber)


def _tile(x, y, turned, tone):
    """Two quarter discs in opposite corners, the inner one lighter."""
    corners = ((x, y, 0), (x + SIDE, y + SIDE, 180)) if turned else ((x + SIDE, y, 90), (x, y + SIDE, 270))
    found = []
    for cx, cy, start in corners:
        found.append(Part(sector(cx, cy, 0, SIDE * 0.62, start, start + 90), tone))
        found.append(Part(sector(cx, cy, 0, SIDE * 0.36, start, start + 90), max(0.0, tone - 0.38), detail=True))
    return found


def _flower(scene: Scene, x, y) -> None:
    for dx, dy in ((0, -17), (17, 0), (0, 17), (-17, 0)):
        scene.canvas.circle(x + dx, y + dy, 10, line=scene.palette.line, width=2)
