"""The example row of the template, which every import passes over."""

from collections.abc import Mapping

from portal.importing.columns import columns_of

NUMBER = {"vi": "VÍ DỤ", "en": "EXAMPLE"}
_TEXTS: Mapping[str, Mapping[str, Mapping[str, object]]] = {
    "vi": {
        "research": {
            "title": "Nhận dạng biển số xe trong mưa",
            "summary": "Đọc biển số từ camera thường khi trời mưa, đúng 97 % trên 20.000 ảnh chụp tại hai nút giao.",
            "tags": "biển số; camera; thời tiết xấu",
        },
        "training": {
            "title": "Học máy cho kỹ sư nhà máy",
            "summary": "Năm buổi tối, thực hành trên dữ liệu máy của chính học viên.",
            "outcomes": "Tự xây dựng và kiểm tra một mô hình dự báo hỏng hóc.",
        },
        "application-need": {
            "title": "Đọc nhanh hồ sơ giấy của người dân",
            "summary": "Phường nhận 300 hồ sơ một ngày và nhập tay từng tờ; cần rút xuống dưới một phút một hồ sơ.",
            "present": "Bốn cán bộ nhập tay, mỗi hồ sơ bảy phút.",
        },
        "training-need": {
            "title": "Tập huấn dùng AI trong văn phòng",
            "summary": "Bốn mươi cán bộ cần biết soạn và kiểm tra văn bản với công cụ AI.",
            "roles": "Cán bộ văn phòng, chưa từng dùng AI.",
        },
    },
    "en": {
        "research": {
            "title": "Reading number plates in the rain",
            "summary": "Reads plates from ordinary cameras in rain; 97 % right on 20,000 pictures of two junctions.",
            "tags": "number plates; cameras; bad weather",
        },
        "training": {
            "title": "Machine learning for factory engineers",
            "summary": "Five evenings, with data of the participants' own machines.",
            "outcomes": "To build and to check a model that forecasts failures.",
        },
        "application-need": {
            "title": "Reading citizens' paper forms quickly",
            "summary": "The ward takes 300 forms a day and types each; it should take less than a minute a form.",
            "present": "Four officials type, seven minutes a form.",
        },
        "training-need": {
            "title": "AI in the office, for beginners",
            "summary": "Forty officials should be able to write and check documents with AI tools.",
            "roles": "Office staff who have never used AI.",
        },
    },
}
_SAME = {"trl": 7, "fee": 1_500_000, "headcount": 40, "workload_hours": 15, "contact_email": "lienhe@example.org"}


def example(kind: str, language: str, labels: Mapping[str, Mapping[str, str]]) -> dict[str, object]:
    """Values by column, in words of the language. `labels` are those of terms."""
    columns = columns_of(kind)
    found = {name: value for name, value in _SAME.items() if name in columns}
    found |= _TEXTS[language][kind] | {"external_id": NUMBER[language]}
    if labels["fields"]:
        found["fields"] = next(iter(labels["fields"].values()))
    licence = columns["reuse_licence"].choices[0][1]
    return found | {"reuse_licence": licence[language]}
