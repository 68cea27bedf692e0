"""Outlines that pictures are composed of; each function gives the points of a closed shape or of a line."""

from collections.abc import Sequence
from math import cos, pi, sin, sqrt

from portal.demonstration.covers.canvas import Point


def box(x, y, width, height, radius=0.0) -> list[Point]:
    """A rectangle from its upper left corner, its corners rounded by `radius`."""
    radius = min(radius, width / 2, height / 2)
    if radius <= 0:
        return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
    corners = (
        (x + width - radius, y + radius, -pi / 2),
        (x + width - radius, y + height - radius, 0.0),
        (x + radius, y + height - radius, pi / 2),
        (x + radius, y + radius, pi),
    )
    return [point for cx, cy, start in corners for point in _arc(cx, cy, radius, radius, start, start + pi / 2, 6)]


def ellipse(x, y, across, high=None, steps=56) -> list[Point]:
    """An ellipse by its radii; a circle when there is only one."""
    return _arc(x, y, across, across if high is None else high, 0, 2 * pi, steps)[:-1]


def sector(x, y, inner, outer, start, end) -> list[Point]:
    """A piece of a ring, or of a disc for `inner` 0; angles in degrees, clockwise from three o'clock."""
    start, end = start * pi / 180, end * pi / 180
    far = _arc(x, y, outer, outer, start, end, 28)
    return far + (_arc(x, y, inner, inner, end, start, 28) if inner else [(x, y)])


def regular(x, y, radius, corners=6, turn=0.0) -> list[Point]:
    """A regular polygon; `turn` in radians."""
    return _arc(x, y, radius, radius, turn, turn + 2 * pi, corners)[:-1]


def smooth(points: Sequence[Point], steps=10, closed=False) -> list[Point]:
    """A Catmull-Rom curve through the points."""
    points = list(points)
    around = [points[-1], *points, points[0], points[1]] if closed else [points[0], *points, points[-1]]
    found = []
    for a, b, c, d in zip(around, around[1:], around[2:], around[3:], strict=False):
        found += [_catmull_rom(a, b, c, d, step / steps) for step in range(steps)]
    return found if closed else [*found, points[-1]]


def between(a: Point, b: Point, share: float) -> Point:
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share


def inset(corners: Sequence[Point], by: float) -> list[Point]:
    """The corners moved towards their middle by `by` units."""
    mx, my = sum(x for x, _ in corners) / len(corners), sum(y for _, y in corners) / len(corners)
    found = []
    for x, y in corners:
        length = sqrt((mx - x) ** 2 + (my - y) ** 2) or 1.0
        found.append(between((x, y), (mx, my), min(0.9, by / length)))
    return found


def _arc(x, y, across, high, start, end, steps) -> list[Point]:
    return [
        (x + across * cos(start + (end - start) * step / steps), y + high * sin(start + (end - start) * step / steps))
        for step in range(steps + 1)
    ]


def _catmull_rom(a, b, c, d, t) -> Point:
    def along(p, q, r, s):
        return 0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t**2 + (3 * q - p - 3 * r + s) * t**3)

    return along(a[0], b[0], c[0], d[0]), along(a[1], b[1], c[1], d[1])
