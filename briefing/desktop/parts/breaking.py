"""Long words that go on in the next line: compounds behind a hyphen, names of files behind their marks."""

import re
from functools import lru_cache

LAST = 2  # letters of a last word that would stand alone on a line
LONG = 20  # letters, of which two lines have room for; fewer where they are larger

# In Latin, Greek and Cyrillic letters; Chinese and the like break anywhere as it is, and Arabic not at all.
_LETTER = r"[a-zA-Z\u00aa\u00b5\u00ba-\u052f\u1e00-\u1fff]"
_MARK = r"[_.,/\\-]"
# Before what a syllable begins with. No dictionary: it reads well in nearly all words of Dutch and English.
_VOWEL = r"[aeiouyà-æè-ïò-öø-ýœ]"
_ONSET = r"(?:sch?r?|[sc]?[ctp]h|str|[bcdfgkptvw]r|[bcfgkpv]l|st|sp|qu|[b-df-hj-np-tv-xzçñ])"
_PIECE = rf"(?:{_VOWEL}{_LETTER}|(?:(?!{_VOWEL}){_LETTER}){{1,6}}{_VOWEL}){_LETTER}{{0,6}}?"
_SYLLABLE = rf"(?i:({_PIECE})(?={_ONSET}{_VOWEL}{_LETTER}))"
_HYPHEN = "\u00ad"


def breakable(words: str, most: int) -> str:
    """Words in which those of ``most`` letters may break, none of whose pieces is longer than two thirds of that.

    A last word of one letter or two, as a number is, stays with the one before it where both have room on a line.
    """
    before, space, last = words.rpartition(" ")
    beside = re.split(r"\s", before)[-1]
    if space and 0 < len(last) <= LAST and 0 < len(beside) < max(2, most - LAST):
        words = f"{before}\xa0{last}"
    most = max(1, most)
    if all(len(word) < most for word in words.split()):  # as nearly all: the patterns take as long as much of a start
        return words
    return re.sub(rf"\S{{{most},}}", lambda long: _with_hyphens(long[0], most), words)


@lru_cache(maxsize=4096)
def _with_hyphens(word: str, most: int) -> str:
    marked = re.sub(_MARK, "\\g<0>\u200b", word)
    run = rf"{_LETTER}{{{max(1, most * 3 // 5)}}}(?={_LETTER}{{4}})"
    return re.sub(run, rf"\g<0>{_HYPHEN}", re.sub(_SYLLABLE, rf"\1{_HYPHEN}", marked))
