"""Energy: the arcs of the sun above the lines of a grid."""

from portal.demonstration.covers.scene import Part, Scene
from portal.demonstration.covers.shapes import sector


def draw(scene: Scene) -> None:
    x, horizon = scene.random.choice((430, 640, 850)), 470
    rings, wide = 6, scene.random.uniform(50, 58)
    parts = []
    for ring in reversed(range(rings)):
        inner = 84 + ring * (wide + 8)
        start = 180 + scene.random.choice((0, 0, 14, 30)) * (ring % 2)
        end = 360 - scene.random.choice((0, 0, 20, 42)) * ((ring + 1) % 2)
        parts.append(Part(sector(x, horizon, inner, inner + wide, start, end), 0.95 - 0.86 * ring / rings))
    scene.parts(parts)
    scene.canvas.polygon(sector(x, horizon, 0, 66, 180, 360), fill=scene.palette.amber)
    for row in range(7):
        y = horizon + 10 + 236 * (row / 6) ** 1.7
        scene.canvas.line([(0, y), (1280, y)], scene.palette.line, 1.5)
    for column in range(-12, 13):
        scene.canvas.line([(x + column * 60, horizon + 10), (x + column * 190, 720)], scene.palette.line, 1.5)
