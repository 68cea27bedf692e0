"""What stands on the paper."""

from datetime import date
from io import BytesIO

from pypdf import PdfReader

from results.certificates import Wording, certificate_pdf


def test_the_paper_says_its_words_in_vietnamese_and_leads_to_its_check():
    words = Wording(
        site="Cổng AI",
        heading=("Giấy chứng nhận", "Certificate"),
        name="Nguyễn Thị Ước",
        team=("Đội Sao Mai", "Team Sao Mai"),
        for_what=("Giải Nhất, Bảng chính", "First prize, Main track"),
        competition="Thử thách AI",
        day=date(2026, 11, 3),
        check=("Kiểm tra tại:", "Check at:"),
        url="https://ai.example.org/vi/certificates/abc/",
    )
    data = certificate_pdf(words)
    (page,) = PdfReader(BytesIO(data)).pages
    text = page.extract_text()
    for said in ("Giấy chứng nhận", "Nguyễn Thị Ước", "Giải Nhất, Bảng chính", "03/11/2026", words.url):
        assert said in text
    assert page.mediabox.width > page.mediabox.height
    assert [link["/A"]["/URI"] for link in page["/Annots"]] == [words.url]


def test_a_long_name_stays_on_one_page():
    long = "Công chúa Tôn Nữ Thị Hoàng Anh Nguyễn Phúc " * 2
    words = Wording(
        "", ("a", "b"), long, (long, long), (long, long), long * 3, date(2026, 1, 1), ("", ""), "https://x/"
    )
    assert len(PdfReader(BytesIO(certificate_pdf(words))).pages) == 1
