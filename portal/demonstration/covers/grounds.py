"""Fine textures behind the motif, one for each group of AI techniques."""

from math import pi, sin

from portal.demonstration.covers.canvas import HEIGHT, WIDTH
from portal.demonstration.covers.scene import Scene


def vision(scene: Scene) -> None:
    """Dots, as pixels."""
    for x in range(20, WIDTH, 40):
        for y in range(20, HEIGHT, 40):
            scene.canvas.circle(x, y, 1.8, fill=scene.palette.hair)


def language(scene: Scene) -> None:
    """Ruled lines."""
    for y in range(30, HEIGHT, 30):
        scene.canvas.line([(0, y), (WIDTH, y)], scene.palette.hair, 1)


def speech(scene: Scene) -> None:
    """Sound going out from a corner."""
    for radius in range(60, 1500, 60):
        scene.canvas.arc(0, HEIGHT, radius, 270, 360, scene.palette.hair, 1)


def data(scene: Scene) -> None:
    """The verticals of a chart."""
    for x in range(40, WIDTH, 40):
        scene.canvas.line([(x, 0), (x, HEIGHT)], scene.palette.hair, 1)


def decision(scene: Scene) -> None:
    """Ways that part and meet."""
    for start in range(-HEIGHT, WIDTH, 80):
        scene.canvas.line([(start, HEIGHT), (start + HEIGHT, 0)], scene.palette.hair, 1)
        scene.canvas.line([(start, 0), (start + HEIGHT, HEIGHT)], scene.palette.hair, 1)


def systems(scene: Scene) -> None:
    """A fine grid."""
    for x in range(40, WIDTH, 40):
        scene.canvas.line([(x, 0), (x, HEIGHT)], scene.palette.hair, 1)
    for y in range(40, HEIGHT, 40):
        scene.canvas.line([(0, y), (WIDTH, y)], scene.palette.hair, 1)


def waves(scene: Scene) -> None:
    """For what names no technique."""
    for row in range(40, HEIGHT + 40, 40):
        line = [(x, row + 7 * sin(x / 130 * pi + row / 60)) for x in range(0, WIDTH + 20, 20)]
        scene.canvas.line(line, scene.palette.hair, 1)


GROUNDS = {
    "vision": vision,
    "language": language,
    "speech": speech,
    "data": data,
    "decision": decision,
    "systems": systems,
}
