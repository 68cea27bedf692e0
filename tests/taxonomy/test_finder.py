"""Concepts are found by their labels in any form that people write."""

import unicodedata

import pytest

from taxonomy.finder import Finder

FINDER = Finder.of(
    [
        ("medical-imaging", "chẩn đoán hình ảnh"),
        ("medical-imaging", "medical imaging"),
        ("x-ray", "phim X-quang"),
        ("chatbots", "chatbot"),
        ("invoices", "hóa đơn"),
        ("e-invoices", "hóa đơn điện tử"),
        ("machine-learning", "học máy"),
    ]
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Khoa chẩn đoán hình ảnh", {"medical-imaging"}),
        ("khoa chan doan hinh anh", {"medical-imaging"}),
        (unicodedata.normalize("NFD", "CHẨN ĐOÁN HÌNH ẢNH"), {"medical-imaging"}),
        ("đọc phim x quang ngực", {"x-ray"}),
        ("xử lý hoá đơn", {"invoices"}),  # the other placement of the tone
        ("Chatbots for wards", {"chatbots"}),
        ("Medical Imaging", {"medical-imaging"}),
        ("lớp học may công nghiệp", set()),  # with diacritics they must be the label's own
        ("lop hoc may", {"machine-learning"}),
        ("", set()),
    ],
)
def test_labels_are_found(text, found):
    assert set(FINDER.find(text)) == found


def test_the_longest_label_wins():
    assert dict(FINDER.find("hóa đơn điện tử và hóa đơn giấy")) == {"e-invoices": 1, "invoices": 1}


def test_the_most_frequent_comes_first():
    assert list(FINDER.find("học máy, chatbot, chatbot")) == ["chatbots", "machine-learning"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("hoa don của quán", set()),
        ("hóa đơn của quán", {"invoices"}),
        ("chất lượng của dịch vụ", set()),  # "chat" is another word than "chất"
        ("dich vu chat", {"live-chat"}),
        ("Ai có thể dùng?", set()),
        ("Ứng dụng AI trong phường", {"ai"}),
        ("AIs for wards", {"ai"}),
        ("ỨNG DỤNG AI TRONG PHƯỜNG", {"ai"}),
        ("ứng dụng ai trong phường", set()),
        ("ai", {"ai"}),  # nothing else tells its case
        ("tìm rag cho văn bản", {"rag"}),  # typed without any capital: three letters are believed
        ("Wipe with a rag", set()),
        ("Trả lời bằng RAG", {"rag"}),
        ("mạng iot của nhà máy", {"iot"}),
        ("mail", set()),  # whole words only
    ],
)
def test_short_abbreviations_and_foreign_words(text, found):
    finder = Finder.of([("invoices", "hóa đơn"), ("live-chat", "chat"), ("ai", "AI"), ("rag", "RAG"), ("iot", "IoT")])
    assert set(finder.find(text)) == found


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("policy", "policies"),
        ("invoices", "invoice"),
        ("virus", "viruses"),
        ("analysis", "analyses"),
        ("data analyses", "data analysis"),
        ("search box", "search boxes"),
        ("GPU", "GPUs"),
        ("case study", "case studies"),
        ("classes of patches", "class of patch"),
    ],
)
def test_singulars_and_plurals_find_each_other(label, text):
    assert Finder.of([("found", label)]).find(text) == {"found": 1}
    assert Finder.of([("found", text)]).find(label) == {"found": 1}
