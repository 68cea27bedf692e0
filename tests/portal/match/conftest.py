"""An engine of the test's own, and a small world in which something fits."""

import pytest

from search import engines
from search.engines.tantivy import TantivyEngine
from search.sync import drain
from tests.factories import (
    ConceptFactory,
    FieldFactory,
    NeedFactory,
    ResearchFactory,
    TechniqueFactory,
    TrainingFactory,
)


@pytest.fixture(autouse=True)
def engine(tmp_path, monkeypatch):
    made = TantivyEngine(tmp_path / "index")
    monkeypatch.setattr(engines, "_engine", lambda *_: made)
    made.write([])
    return made


class World:
    """`need` is answered by `reader`, and less well by `other`; `course` teaches; nothing of the rest fits."""

    def __init__(self):
        self.field = FieldFactory(slug="y-te", label_vi="Y tế", label_en="Health")
        self.technique = TechniqueFactory(slug="anh-y-khoa", label_vi="Phân tích ảnh y khoa", label_en="Medical images")
        ConceptFactory(slug="chest-films", label_vi="phim phổi", label_en="chest film")
        common = "Đọc phim phổi của người bệnh ở bệnh viện quận để tìm dấu hiệu lao phổi."
        self.need = NeedFactory(
            title_vi="Đọc phim phổi cho bệnh viện quận",
            summary_vi=common,
            body_vi=f"{common} Bác sĩ hình ảnh chỉ có một người.",
            must_haves_vi="Dữ liệu không ra khỏi bệnh viện\nBáo cho bác sĩ trực bằng tin nhắn",
            delivery=["on-premise"],
            trl_min=6,
            fields=[self.field],
            techniques=[self.technique],
            published=True,
        )
        self.reader = ResearchFactory(
            title_vi="Phần mềm đọc phim phổi",
            summary_vi=common,
            body_vi="Phần mềm báo cho bác sĩ trực bằng tin nhắn khi thấy dấu hiệu lao phổi.",
            delivery=["on-premise"],
            trl=7,
            fields=[self.field],
            techniques=[self.technique],
            published=True,
        )
        self.other = ResearchFactory(
            title_vi="Kho lưu phim phổi trên đám mây",
            summary_vi="Lưu và tìm phim phổi của bệnh viện quận.",
            delivery=["cloud"],
            trl=4,
            fields=[self.field],
            published=True,
        )
        self.course = TrainingFactory(
            title_vi="Lớp đọc phim phổi",
            summary_vi="Dạy bác sĩ bệnh viện quận đọc phim phổi có máy giúp.",
            published=True,
        )
        for number in range(2):
            ResearchFactory(title_vi=f"Tưới cây tự động {number}", summary_vi="Đo độ ẩm đất rồi tưới.", published=True)
        drain()


@pytest.fixture
def world(site):
    return World()
