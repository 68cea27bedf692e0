"""Commerce: shelves of goods, and demand as a curve across them."""

from portal.demonstration.covers.scene import Part, Scene
from portal.demonstration.covers.shapes import box, smooth


def draw(scene: Scene) -> None:
    shelves, goods = (250, 440, 630), []
    for shelf in shelves:
        x = 96.0
        while x < 1130:
            width = scene.random.choice((44, 58, 74, 92))
            high = scene.random.uniform(58, 138)
            if scene.random.random() < 0.88:
                round_by = scene.random.choice((4, 4, 20))
                goods.append(Part(box(x, shelf - high, width, high, round_by), scene.random.uniform(0.04, 0.95)))
            x += width + 14
    scene.parts(goods)
    for shelf in shelves:
        scene.canvas.line([(70, shelf + 3), (1210, shelf + 3)], scene.palette.line, 3)
    knots = [(70 + number * 190, scene.random.uniform(90, 240) + 210 - number * 42) for number in range(7)]
    curve = smooth(knots, 14)
    if not scene.outlined:
        scene.canvas.line(curve, scene.palette.ground, 12)
    scene.canvas.line(curve, scene.palette.amber, 4.5)
    scene.canvas.circle(*curve[-1], 10, fill=scene.palette.amber)
