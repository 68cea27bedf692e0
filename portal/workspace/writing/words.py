"""How long a text is, in words as people count them: what stands between spaces. Pure."""


def count_words(text: str) -> int:
    return len(text.split())
