"""A written text cut into the columns of a listing, by the headings that people use in Vietnamese and English. Pure."""

import re
from collections import defaultdict

from search.analysis import fold

LONGEST_TITLE, LONGEST_SUMMARY = 250, 600
LONGEST_HEADING = 70  # characters; a longer line is a sentence
# Headings without diacritics, by the column that what stands below them goes to.
_SHARED = {
    "title": ("ten", "ten san pham", "ten giai phap", "ten khoa hoc", "ten de tai", "tieu de", "title", "name"),
    "summary": ("tom tat", "tom luoc", "gioi thieu chung", "summary", "abstract", "in short"),
    "body": ("mo ta", "noi dung", "gioi thieu", "chi tiet", "description", "introduction", "overview", "about"),
}
HEADINGS = {
    "research": _SHARED
    | {
        "body": (*_SHARED["body"], "tinh nang", "chuc nang", "giai phap", "features", "solution", "what it does"),
        "evidence": (
            "ket qua", "minh chung", "danh gia", "thu nghiem", "do chinh xac", "hieu nang", "hieu qua",
            "evidence", "results", "evaluation", "performance",
        ),
        "deployments": ("trien khai", "ung dung thuc te", "da trien khai", "khach hang", "deployments", "in use"),
        "comparison": ("so sanh", "uu diem", "loi the", "tinh moi", "comparison", "advantages", "novelty"),
        "data_needed": ("du lieu", "yeu cau du lieu", "du lieu can co", "data", "data needed"),
        "integration": (
            "tich hop", "yeu cau he thong", "ha tang", "yeu cau ky thuat", "integration", "requirements",
        ),
    },
    "training": _SHARED
    | {
        "body": (*_SHARED["body"], "chuong trinh", "noi dung khoa hoc", "curriculum", "syllabus", "content"),
        "outcomes": ("muc tieu", "chuan dau ra", "ket qua dau ra", "outcomes", "objectives", "learning outcomes"),
        "prerequisites": (
            "dieu kien", "yeu cau dau vao", "dieu kien dau vao", "prerequisites", "requirements",
        ),
    },
    "application-need": _SHARED
    | {
        "body": (*_SHARED["body"], "van de", "bai toan", "hien trang", "boi canh", "problem", "background"),
        "users": ("doi tuong", "nguoi dung", "don vi su dung", "users", "who has the problem"),
        "present": ("so lieu", "cach lam hien nay", "quy mo", "figures", "present way", "today"),
        "outcome": ("muc tieu", "ket qua mong muon", "mong muon", "yeu cau dau ra", "goal", "objectives", "outcome"),
        "data_available": ("du lieu", "du lieu hien co", "data", "data available"),
        "must_haves": ("yeu cau", "yeu cau bat buoc", "bat buoc", "must have", "requirements"),
        "nice_to_haves": ("uu tien", "mong muon them", "nice to have"),
        "timeline": ("thoi gian", "tien do", "thoi han", "timeline", "schedule"),
    },
    "training-need": _SHARED
    | {
        "body": (*_SHARED["body"], "van de", "hien trang", "boi canh", "problem", "background"),
        "roles": ("doi tuong", "hoc vien", "nguoi hoc", "nguoi can dao tao", "participants", "learners", "audience"),
        "outcome": ("muc tieu", "ket qua mong muon", "goal", "objectives", "outcome"),
        "must_haves": ("yeu cau", "bat buoc", "must have", "requirements"),
        "timeline": ("thoi gian", "timeline", "schedule"),
    },
}  # fmt: skip
_NUMBER = re.compile(r"^\s*(?:(?:[IVX]{1,5}|\d{1,2}(?:\.\d{1,2})*|[a-zA-Z])[.):]\s*|[-–•*#]+\s*)")
_SENTENCE = re.compile(r"(?<=[.!?…])\s+")


def propose(text: str, kind: str) -> dict[str, str]:
    """Column (without language) → text. What no heading claims is the body; the title is the first line that is none,
    the summary the first sentences where no heading names it. Every word of the text is in one of the columns."""
    found, column = defaultdict(list), ""
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        heading, rest = _heading(line, kind)
        if heading:
            column = heading
            if rest:
                found[column].append(rest)
        elif not column and line.strip():
            found["title"].append(line.strip())
            column = "body"
        else:
            found[column or "body"].append(line.strip())
    said = {name: re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() for name, lines in found.items()}
    return _fitted({name: words for name, words in said.items() if words})


def first_sentences(text: str, longest: int = LONGEST_SUMMARY, most: int = 2) -> str:
    """The first sentences that fit; of a single one that does not, as many whole words as do."""
    taken = ""
    for sentence in _SENTENCE.split(" ".join(text.split()))[:most]:
        longer = f"{taken} {sentence}".strip()
        if len(longer) > longest:
            break
        taken = longer
    return taken or _cut(" ".join(text.split()), longest)


def _fitted(said: dict[str, str]) -> dict[str, str]:
    title = " ".join(said.pop("title", "").split())
    summary = " ".join(said.pop("summary", "").split())
    if len(title) > LONGEST_TITLE or len(title.split()) > 40:  # a paragraph, not a title
        said["body"] = f"{title}\n{said.get('body', '')}".strip()
        title = _cut(title, 120)
    elif not title:
        title = _cut(summary or " ".join(next(iter(said.values()), "").split()), 120)
    if len(summary) > LONGEST_SUMMARY:
        said["body"] = f"{summary}\n\n{said.get('body', '')}".strip()
        summary = ""
    summary = summary or first_sentences(said.get("body", "") or next(iter(said.values()), ""))
    return {name: words for name, words in {"title": title, "summary": summary, **said}.items() if words}


def _heading(line: str, kind: str) -> tuple[str, str]:
    """The column that a line is the heading of, and what stands after its colon."""
    bare = _NUMBER.sub("", line.strip(), count=1).strip(" *#_")
    name, colon, rest = bare.partition(":")
    if len(name) > LONGEST_HEADING or (rest and not colon):
        return "", ""
    folded = " ".join(fold(name).split())
    for column, names in HEADINGS[kind].items():
        if folded in names:
            return column, rest.strip()
    return "", ""


def _cut(text: str, longest: int) -> str:
    if len(text) <= longest:
        return text
    return text[: longest + 1].rsplit(" ", 1)[0][:longest].rstrip(" ,;:")
