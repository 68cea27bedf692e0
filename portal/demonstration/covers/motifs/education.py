"""Education: pages that lie as a stair, and the path that leads up over them."""

from portal.demonstration.covers.scene import Part, Scene
from portal.demonstration.covers.shapes import between, smooth


def draw(scene: Scene) -> None:
    count = scene.random.choice((4, 5))
    pages, middles = [], []
    for number in reversed(range(count)):
        share = number / (count - 1)
        page = _page(60 + 730 * share, 430 - 220 * share + scene.random.uniform(-8, 8))
        pages.append((page, 0.08 + 0.86 * share))
        middles.append(between(page[0], page[2], 0.5))
    pages.reverse()
    middles.reverse()
    scene.parts([Part(page, tone) for page, tone in pages])
    for page, tone in pages:
        _words(scene, page, tone)
    way = [(x - 20, y - 120) for x, y in middles]
    scene.canvas.dashes(smooth(way), scene.palette.line, 2.5, on=9, off=8)
    for (x, y), (_, middle) in zip(way, middles, strict=True):
        scene.canvas.line([(x, y), (x, middle)], scene.palette.line, 1.5)
        scene.canvas.circle(x, y, 9, fill=scene.palette.ground, line=scene.palette.line, width=3)
    scene.canvas.circle(*way[-1], 15, fill=scene.palette.amber)


def _page(x, y):
    """A sheet that lies flat, seen from above at the side; from its nearest left corner around."""
    return [(x, y + 110), (x + 190, y), (x + 430, y + 100), (x + 240, y + 210)]


def _words(scene: Scene, page, tone) -> None:
    a, b, c, d = page
    for row, length in ((0.24, 0.8), (0.42, 0.8), (0.6, 0.8), (0.78, 0.45)):
        start, end = between(a, d, row), between(b, c, row)
        scene.canvas.line([between(start, end, 0.16), between(start, end, 0.04 + length)], scene.over(tone), 2)
