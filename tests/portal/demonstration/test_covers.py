from io import BytesIO

import pytest
import yaml
from django.conf import settings
from PIL import Image

from portal.demonstration.covers import Cover, draw_cover
from portal.demonstration.covers.descriptions import DESCRIPTIONS, describe
from portal.demonstration.covers.grounds import GROUNDS
from portal.demonstration.covers.motifs import MOTIFS
from taxonomy.models import TechniqueGroup

FIELDS = [field["slug"] for field in yaml.safe_load((settings.ROOT / "taxonomy/scheme/fields.yaml").read_text("utf-8"))]


@pytest.mark.parametrize("kind", ["research", "training", "application-need", "competition", "news"])
@pytest.mark.parametrize("field", FIELDS)
def test_each_field_and_kind_has_a_picture(field, kind):
    drawn = Image.open(BytesIO(draw_cover(Cover("demo-1", kind, field, "vision"))))
    assert drawn.format == "WEBP"
    assert drawn.size == (1280, 720)
    assert len(drawn.convert("RGB").resize((160, 90)).getcolors(160 * 90)) > 50  # something is on it


def test_the_same_record_has_the_same_picture_and_another_has_another():
    first = draw_cover(Cover("demo-1", "research", "finance", "data"))
    assert draw_cover(Cover("demo-1", "research", "finance", "data")) == first
    assert draw_cover(Cover("demo-2", "research", "finance", "data")) != first
    assert draw_cover(Cover("demo-1", "research", "finance", "speech")) != first
    assert draw_cover(Cover("demo-1", "application-need", "finance", "data")) != first


def test_every_field_and_technique_group_of_the_scheme_is_drawn_and_described():
    assert set(MOTIFS) == set(DESCRIPTIONS) == set(FIELDS)
    assert set(GROUNDS) == set(TechniqueGroup.values)


def test_a_picture_is_described_in_both_languages():
    assert describe("transport") == (
        "Hình minh họa trừu tượng: các ô phố và đèn xe chạy giữa những con đường",
        "Abstract illustration: city blocks with lights moving on the roads",
    )
