"""Public administration: a wall of documents, some of them stamped."""

from portal.demonstration.covers.scene import Part, Scene
from portal.demonstration.covers.shapes import box

COLUMNS, ROWS, WIDE, HIGH, GAP = 7, 3, 128, 168, 26


def draw(scene: Scene) -> None:
    left = (1280 - COLUMNS * WIDE - (COLUMNS - 1) * GAP) / 2
    top = (720 - ROWS * HIGH - (ROWS - 1) * GAP) / 2
    places = [(left + c * (WIDE + GAP), top + r * (HIGH + GAP)) for r in range(ROWS) for c in range(COLUMNS)]
    tones = [min(1.0, 0.06 + 0.1 * (n % COLUMNS) + scene.random.uniform(0, 0.3)) for n in range(len(places))]
    scene.parts([Part(box(x, y, WIDE, HIGH, 5), tone) for (x, y), tone in zip(places, tones, strict=True)])
    stamped = set(scene.random.sample(range(len(places)), 6))
    last = max(stamped)
    for number, ((x, y), tone) in enumerate(zip(places, tones, strict=True)):
        _words(scene, x, y, tone)
        if number in stamped and not scene.outlined:
            _stamp(scene, x, y, scene.palette.amber if number == last else scene.over(tone), filled=number == last)


def _words(scene: Scene, x, y, tone) -> None:
    for row in range(4):
        width = WIDE - 40 if row < 3 else scene.random.uniform(24, 60)
        scene.canvas.line([(x + 20, y + 28 + row * 19), (x + 20 + width, y + 28 + row * 19)], scene.over(tone), 2)


def _stamp(scene: Scene, x, y, colour, filled) -> None:
    scene.canvas.circle(x + WIDE - 38, y + HIGH - 38, 22, fill=colour if filled else None, line=colour, width=3)
    if not filled:
        scene.canvas.circle(x + WIDE - 38, y + HIGH - 38, 14, line=colour, width=1.5)
