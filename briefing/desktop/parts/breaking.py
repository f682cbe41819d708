"""Long words that go on in the next line: compounds behind a hyphen, names of files behind their marks."""

import re

LAST = 2  # letters of a last word that would stand alone on a line
LONG = 20  # letters, of which two lines have room for; fewer where they are larger

# In Latin, Greek and Cyrillic letters; Chinese and the like break anywhere as it is, and Arabic not at all.
_LETTER = r"[a-zA-Z\u00aa\u00b5\u00ba-\u052f\u1e00-\u1fff]"
_MARK = re.compile(r"[_.,/\\-]")
# Before what a syllable begins with. No dictionary: it reads well in nearly all words of Dutch and English.
_VOWEL = r"[aeiouyà-æè-ïò-öø-ýœ]"
_ONSET = r"(?:sch?r?|[sc]?[ctp]h|str|[bcdfgkptvw]r|[bcfgkpv]l|st|sp|qu|[b-df-hj-np-tv-xzçñ])"
_PIECE = rf"(?:{_VOWEL}{_LETTER}|(?:(?!{_VOWEL}){_LETTER}){{1,6}}{_VOWEL}){_LETTER}{{0,6}}?"
_SYLLABLE = re.compile(rf"({_PIECE})(?={_ONSET}{_VOWEL}{_LETTER})", re.IGNORECASE)
_HYPHEN = "\u00ad"


def breakable(words: str, most: int) -> str:
    """Words in which those of ``most`` letters may break, none of whose pieces is longer than two thirds of that.

    A last word of one letter or two, as a number is, stays with the one before it where both have room on a line.
    """
    words = re.sub(rf"(?<!\S)(\S{{1,{max(1, most - LAST - 1)}}}) (?=\S{{1,{LAST}}}$)", "\\1\xa0", words)
    run = re.compile(rf"{_LETTER}{{{max(1, most * 3 // 5)}}}(?={_LETTER}{{4}})")

    def with_hyphens(long: re.Match[str]) -> str:
        marked = _MARK.sub("\\g<0>\u200b", long[0])
        return run.sub(rf"\g<0>{_HYPHEN}", _SYLLABLE.sub(rf"\1{_HYPHEN}", marked))

    return re.sub(rf"\S{{{max(1, most)},}}", with_hyphens, words)
