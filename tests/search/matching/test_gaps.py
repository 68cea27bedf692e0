"""What an offer meets of what is asked: by its traits, its concepts or a sentence, and never more than it says."""

import pytest

from search.documents import Text, Traits
from search.matching.criteria import MUST, Criterion
from search.matching.demands import demands
from search.matching.gaps import CONTRADICTED, MET, UNSAID, Offered, findings

BROADER = {"chest-x-ray": frozenset({"medical-imaging"})}
CONCEPTS = {"phân tích ảnh y khoa": "medical-imaging", "medical imaging": "medical-imaging"}


def concepts_in(text: str) -> dict[str, int]:
    return {slug: 1 for label, slug in CONCEPTS.items() if f" {label} " in f" {text.lower()} "}


def frequencies(language, terms):
    return {}, 100


def stand(line="", offer="", language="vi", asked=None, criteria=(), **traits):
    wanted = asked or Traits(must_haves=(line,) if line else ())
    made = demands(wanted, criteria, concepts_in=concepts_in, frequencies=frequencies)
    offered = Offered({language: Text(body=offer)} if offer else {}, Traits(**traits))
    return [(each.standing, each.basis, each.evidence) for each in findings(made, offered, BROADER)]


@pytest.mark.parametrize(
    ("line", "offer", "standing"),
    [
        ("Ký cam kết bảo mật", "Học theo nhóm. Chúng tôi ký cam kết bảo mật với khách.", MET),
        ("Ký cam kết bảo mật", "Chúng tôi không ký cam kết bảo mật.", UNSAID),
        ("Ký cam kết bảo mật", "Ký hợp đồng. Cam kết đúng hạn. Bảo mật tốt.", UNSAID),
        ("Không yêu cầu nhập tên", "Công cụ không yêu cầu nhập tên học sinh.", MET),
        ("Không yêu cầu nhập tên", "Công cụ yêu cầu nhập tên học sinh.", UNSAID),
        ("Xem được trên điện thoại", "Tìm theo số điện thoại của người gửi.", UNSAID),
        ("Xem được trên điện thoại", "Trưởng ca xem kế hoạch trên điện thoại.", MET),
        ("Reads phone pictures", "It reads pictures taken by a phone.", UNSAID),  # the texts' languages differ
        ("Ky cam ket bao mat", "Chúng tôi ký cam kết bảo mật.", MET),
    ],
)
def test_a_line_is_met_by_one_sentence_that_says_all_of_it(line, offer, standing):
    ((found, _basis, evidence),) = stand(line, offer)
    assert found == standing
    assert all(quote in offer for quote in evidence)


def test_english_lines_are_compared_by_stems():
    ((found, _basis, (quote,)),) = stand("Reads phone pictures", "Slow. It reads the pictures of phones.", "en")
    assert (found, quote) == (MET, "It reads the pictures of phones.")


def test_a_line_that_is_a_concept_is_met_by_it_or_a_narrower_one_in_any_language():
    line = "phân tích ảnh y khoa"
    assert stand(line, concepts=("medical-imaging",)) == [(MET, "concepts", ("medical-imaging",))]
    assert stand(line, concepts=("chest-x-ray",)) == [(MET, "concepts", ("chest-x-ray",))]
    assert stand(line, concepts=("speech",)) == [(UNSAID, "", ())]


def test_a_line_that_says_more_than_its_concept_is_not_met_by_the_concept():
    assert stand("phân tích ảnh y khoa dưới chín giây", concepts=("medical-imaging",)) == [(UNSAID, "", ())]


@pytest.mark.parametrize(
    ("modes", "standing"),
    [
        (("on-premise", "cloud"), MET),
        (("edge",), MET),
        (("cloud",), CONTRADICTED),
        ((), UNSAID),
        (("in-person",), UNSAID),  # a course says nothing of where software runs
    ],
)
def test_what_must_stay_in_the_house_is_told_by_the_delivery(modes, standing):
    for line in ("Dữ liệu không ra khỏi bệnh viện", "Chạy trong mạng nội bộ", "Data stay inside the hospital"):
        assert stand(line, modes=modes)[0][0] == standing


@pytest.mark.parametrize(("trl", "standing"), [(7, MET), (6, MET), (5, CONTRADICTED), (None, UNSAID)])
def test_readiness_is_compared(trl, standing):
    assert stand(asked=Traits(trl=6), trl=trl)[0][0] == standing


def test_criteria_that_are_a_must_are_asked_too():
    criteria = [Criterion("concept", "medical-imaging", MUST), Criterion("field", "health", MUST)]
    found = stand(asked=Traits(), criteria=criteria, concepts=("chest-x-ray",), fields=("legal",))
    assert [each[0] for each in found] == [MET, UNSAID]
    words = [Criterion("term", "ho_so", MUST)]
    assert stand(asked=Traits(), criteria=words, offer="Đọc hồ sơ giấy.")[0] == (MET, "passage", ("Đọc hồ sơ giấy.",))
