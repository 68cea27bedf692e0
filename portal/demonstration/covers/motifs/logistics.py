"""Logistics: stacks of boxes on a floor, and the routes between them."""

from itertools import pairwise

from portal.demonstration.covers.scene import Part, Scene

EDGE = 64  # half the width of a box in the picture
SLOPE = 0.577  # the floor's axes rise by 30 degrees
STACKS = ((0, 4), (3, 0), (4, 5), (7, 1), (8, 4))


def draw(scene: Scene) -> None:
    for number in range(-4, 16):
        scene.canvas.line([_floor(number, -6), _floor(number, 12)], scene.palette.hair, 2)
        scene.canvas.line([_floor(-6, number), _floor(14, number)], scene.palette.hair, 2)
    stacks = [(a + scene.random.choice((0, 0, -1)), b + scene.random.choice((0, 0, 1))) for a, b in STACKS]
    for number, (start, end) in enumerate(pairwise(stacks)):
        _route(scene, start, end, number)
    parts = []
    for a, b in sorted(stacks, key=sum):
        high = scene.random.choice((1, 2, 2, 3))
        cubes = [(a, b, level) for level in range(high)]
        if scene.random.random() < 0.7:
            cubes.append((a + 1, b, 0))
        if scene.random.random() < 0.6:
            cubes.append((a, b + 1, 0))
        for cube in sorted(cubes, key=lambda cube: (cube[0] + cube[1], cube[2])):
            parts += _cube(*cube, scene.random.uniform(-0.1, 0.1))
    scene.parts(parts)


def _route(scene: Scene, start, end, number: int) -> None:
    """Along one axis of the floor and then the other, from the middle of a box to the middle of the next."""
    (a, b), (c, d) = [(x + 0.5, y + 0.5) for x, y in (start, end)]
    corner = (c, b) if number % 2 else (a, d)
    way = [_floor(a, b), _floor(*corner), _floor(c, d)]
    scene.canvas.line(way, scene.palette.ramp(0.55), 4)
    scene.canvas.circle(*way[1], 11, fill=scene.palette.amber)


def _floor(a, b):
    return 540 + (a - b) * EDGE, 124 + (a + b) * EDGE * SLOPE


def _cube(a, b, level, shade):
    """The three visible faces of a box that stands on its square of the floor."""
    lift = level * EDGE * 1.12

    def at(x, y, z):
        left, top = _floor(x, y)
        return left, top - lift - z * EDGE * 1.12

    left = [at(a, b + 1, 1), at(a + 1, b + 1, 1), at(a + 1, b + 1, 0), at(a, b + 1, 0)]
    right = [at(a + 1, b + 1, 1), at(a + 1, b, 1), at(a + 1, b, 0), at(a + 1, b + 1, 0)]
    top = [at(a, b, 1), at(a + 1, b, 1), at(a + 1, b + 1, 1), at(a, b + 1, 1)]
    return [
        Part(left, 0.5 + shade),
        Part(right, 0.88 + shade, detail=True),
        Part(top, 0.18 + shade, detail=True),
    ]
