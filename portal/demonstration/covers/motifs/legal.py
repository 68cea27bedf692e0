"""Legal: paragraphs of two texts, and the references between them."""

from portal.demonstration.covers.scene import Part, Scene
from portal.demonstration.covers.shapes import box, smooth


def draw(scene: Scene) -> None:
    left, right = _column(scene, 130), _column(scene, 810)
    scene.parts([Part(shape, tone) for *_, shape, tone in left + right])
    links = scene.random.sample(range(len(right)), min(5, len(right)))
    for number, target in enumerate(links):
        ax, ay, aw, ah, *_ = left[(target * 2 + number) % len(left)]
        bx, by, _, bh, *_ = right[target]
        start, end = (ax + aw + 12, ay + ah / 2), (bx - 12, by + bh / 2)
        way = smooth([start, (start[0] + 60, start[1]), (end[0] - 60, end[1]), end], 16)
        amber = number == 0
        scene.canvas.line(way, scene.palette.amber if amber else scene.palette.line, 4 if amber else 2)
        for x, y in (start, end):
            scene.canvas.circle(x, y, 7, fill=scene.palette.amber if amber else scene.palette.line)


def _column(scene: Scene, left):
    """Blocks from top to bottom; what is subordinate is indented."""
    y, blocks = 96.0, []
    while y < 600:
        high = scene.random.choice((26, 26, 54, 82))
        indent = scene.random.choice((0, 36, 36, 72)) if blocks else 0
        width = 340 - indent - scene.random.choice((0, 0, 60))
        high = min(high, 640 - y)
        tone = 0.95 if not blocks else 0.08 + 0.28 * (indent / 36) + scene.random.uniform(0, 0.14)
        blocks.append((left + indent, y, width, high, box(left + indent, y, width, high, 4), tone))
        y += high + 20
    return blocks
