"""Vectors that stay: made once, found again, also after a run that was killed."""

import numpy as np
import pytest

from benchmarks.kept_embedder import PASSAGE, QUERY, KeptEmbedder


class Counting:
    """A vector tells the kind and the length of its text."""

    name, dimensions, batch = "counting", 2, 2

    def __init__(self):
        self.asked = []

    def queries(self, texts):
        self.asked += texts
        return np.array([[1, len(text)] for text in texts], np.float32)

    def passages(self, texts):
        self.asked += texts
        return np.array([[2, len(text)] for text in texts], np.float32)


def test_each_text_is_embedded_once_and_given_in_the_order_asked(tmp_path):
    model = Counting()
    kept = KeptEmbedder(model, tmp_path)
    assert kept.passages(["ccc", "a", "bb", "a"]).tolist() == [[2, 3], [2, 1], [2, 2], [2, 1]]
    assert kept.queries(["a"]).tolist() == [[1, 1]]
    assert model.asked == ["ccc", "a", "bb", "a"]
    later = Counting()
    again = KeptEmbedder(later, tmp_path)
    assert again.passages(["bb", "dddd"]).tolist() == [[2, 2], [2, 4]]
    assert later.asked == ["dddd"]
    assert again.missing(QUERY, ["a", "bb"]) == ["bb"]
    assert again.missing(PASSAGE, ["a", "bb"]) == []


def test_a_record_that_was_written_in_part_is_made_again(tmp_path):
    KeptEmbedder(Counting(), tmp_path).passages(["a", "bb"])
    (file,) = tmp_path.iterdir()
    file.write_bytes(file.read_bytes()[:-3])
    later = Counting()
    again = KeptEmbedder(later, tmp_path)
    assert again.passages(["bb", "a"]).tolist() == [[2, 2], [2, 1]]
    assert later.asked == ["bb"]
    assert KeptEmbedder(Counting(), tmp_path).missing(PASSAGE, ["a", "bb"]) == []


def test_no_text_is_written_and_other_models_have_other_files(tmp_path):
    KeptEmbedder(Counting(), tmp_path).queries(["a private question"])
    other = Counting()
    other.name = "another"
    assert KeptEmbedder(other, tmp_path).missing(QUERY, ["a private question"])
    assert b"private" not in b"".join(file.read_bytes() for file in tmp_path.iterdir())


@pytest.mark.parametrize("texts", [[], ["", "x"]])
def test_nothing_and_empty_texts_have_their_shape(tmp_path, texts):
    assert KeptEmbedder(Counting(), tmp_path).queries(texts).shape == (len(texts), 2)
