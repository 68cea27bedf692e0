"""Which language a text is in, Vietnamese typed without diacritics included."""

import re

from search.analysis import folded, has_diacritics, tokens
from search.stopwords import ENGLISH

VIETNAMESE, ENGLISH_LANGUAGE = "vi", "en"
_ONSET = "(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnprstvx])?"
_RHYME = (
    "(?:uyen|uyet|uych|uynh|oang|oanh|oach|ieng|yeng|ieu|yeu|iem|yem|ien|yen|iet|yet|iep|iec|uong|uoi|uou|uom|uon|"
    "uot|uoc|uop|oai|oay|oan|oat|oac|oam|oap|oen|oet|oeo|uay|uan|uat|uang|uac|uau|uen|uet|uenh|uech|uya|uyu|uyt|uyn|"
    "uynh|uit|uong|ang|anh|ach|eng|enh|ech|inh|ich|ong|ung|"
    "[aeiou]c|[aeiou]t|[aeiou]p|[aeiou]m|[aeiou]n|ai|ao|au|ay|eo|eu|ia|iu|oa|oe|oi|oo|ua|ue|ui|uo|uu|uy|ya|[aeiouy])"
)
_SYLLABLE = re.compile(f"{_ONSET}{_RHYME}")


def language_of(text: str) -> str:
    """`vi` or `en`: by diacritics where there are some, else by which words could be Vietnamese syllables.

    A word that could be either (`an`, `to`, `the`) counts for neither; a tie is Vietnamese, the site's first language.
    """
    words = tokens(text)
    if has_diacritics(words):
        marked = sum(word != plain for word, plain in zip(words, folded(words), strict=True))
        if marked * 3 >= len(words):  # a lone "café" or a Vietnamese name does not make an English text Vietnamese
            return VIETNAMESE
    vietnamese = english = 0
    for word in words:
        if not word.isalpha() or (word in ENGLISH and _SYLLABLE.fullmatch(word)):
            continue
        if has_diacritics([word]) or _SYLLABLE.fullmatch(word):
            vietnamese += 1
        else:
            english += 1
    return VIETNAMESE if vietnamese >= english else ENGLISH_LANGUAGE
