"""Keys of Telex and VNI become the syllable that an input method would have made."""

import pytest
from hypothesis import given, strategies as st

from search.analysis import fold, tokens
from search.typing.keys import decoded
from search.typing.marks import TONES, toned, untoned

ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x".split()
RHYMES = """a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et
ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oac oach oai oan oang oanh oat
oay oăc oăn oăng oăt oc oe oen oet oi om on ong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây
uc uê uênh ui um un ung uơ up uôc uôi uôm uôn uông uôt uy uya uych uynh uyên uyêt ut ư ưa ưc ưi ưng ươc ươi ươm ươn
ương ươp ươt ươu ưt ưu""".split()
SHAPES = {"â": ("aa", "a6"), "ê": ("ee", "e6"), "ô": ("oo", "o6"), "ă": ("aw", "a8")}
HORNS = {"ơ": ("ow", "o7"), "ư": ("uw", "u7")}
VNI_TONES = dict(zip("sfrxj", "12345", strict=True))

syllables = st.builds(
    lambda onset, rhyme, tone: toned(onset + rhyme, TONES.get(tone, "")),
    st.sampled_from([each for each in ONSETS if each not in ("qu", "gi")]),
    st.sampled_from(RHYMES),
    st.sampled_from(["", *TONES]),
)


def keys_of(syllable: str, way: int, *, at_end: bool) -> str:
    """What is typed for a syllable: in Telex (way 0) or VNI (way 1), marks after their letters or all at the end."""
    letters, mark = untoned(syllable)
    tone = next((key for key, each in TONES.items() if each == mark), "")
    tone = VNI_TONES.get(tone, "") if way else tone
    typed, late = [], []
    for place, letter in enumerate(letters):
        keys = {**SHAPES, **HORNS, "đ": ("dd", "d9")}.get(letter, (letter, letter))[way]
        if at_end and len(keys) > 1 and not (letter == "ơ" and letters[place - 1 : place] == "ư"):
            typed.append(keys[0])
            late.append(keys[1])
        else:
            typed.append(keys[0] if at_end else keys)
    return "".join([*typed, *late, tone])


@given(syllables, st.sampled_from([0, 1]), st.booleans())
def test_what_was_encoded_is_decoded(syllable, way, at_end):
    keys = keys_of(syllable, way, at_end=at_end)
    if keys == syllable:
        assert decoded(keys) is None
    else:
        assert decoded(keys) == decoded(keys.upper()) == tokens(syllable)[0], keys


@pytest.mark.parametrize(
    ("keys", "syllable"),
    [
        ("tri1", "trí"),
        ("tue65", "tuệ"),
        ("nhan6", "nhân"),
        ("tao5", "tạo"),
        ("tueej", "tuệ"),
        ("nhaan", "nhân"),
        ("nhana", "nhân"),
        ("dduwowngf", "đường"),
        ("duongwfd", "đường"),
        ("d9u7o7ng2", "đường"),
        ("duong972", "đường"),
        ("nguwowif", "người"),
        ("nguoi72", "người"),
        ("luuw", "lưu"),
        ("muaw", "mưa"),
        ("quawng", "quăng"),
        ("quys", "qúy"),  # tokens have one place for a tone
        ("thuowr", "thuở"),
        ("gif", "gì"),
        ("giuwax", "giữa"),
        ("hoas", "hóa"),
        ("hoans", "hóan"),
        ("nghieengs", "nghiếng"),
        ("w", None),
    ],
)
def test_keys(keys, syllable):
    assert decoded(keys) == (syllable and tokens(syllable)[0])


@pytest.mark.parametrize("word", ["", "a", "h5n1", "mp3", "q1", "2026", "covid19", "nhân", "xyz", "gpt4", "b2b", "ml"])
def test_other_words_are_no_keys(word):
    assert decoded(word) is None


@given(st.text(max_size=20))
def test_any_text_is_read_or_not(text):
    found = decoded(text)
    assert found is None or found == tokens(found)[0]


@given(syllables)
def test_a_tone_is_taken_off_and_put_back(syllable):
    letters, tone = untoned(syllable)
    assert toned(letters, tone) == syllable
    assert fold(letters) == fold(syllable)
