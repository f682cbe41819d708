"""Which languages are written from right to left, and what keeps its order in them."""

# By the scripts that Unicode writes so, and the languages that are written in one of them where a tag names no script.
_SCRIPTS = frozenset({"arab", "hebr", "syrc", "thaa", "nkoo", "adlm", "rohg"})
_LANGUAGES = frozenset(
    "ar arc ary arz azb bal ckb dv fa glk he khw ks lrc mzn nqo pnb prs ps sd sdh skr syr ug ur yi".split()  # noqa: SIM905
)
_SCRIPT = 4  # letters


def is_right_to_left(language: str) -> bool:
    """Whether a language, as a tag of BCP 47, is written from right to left."""
    name, *more = language.lower().split("-")
    script = next((each for each in more if len(each) == _SCRIPT and each.isalpha()), "")
    return script in _SCRIPTS if script else name in _LANGUAGES


def isolated(words: str, language: str) -> str:
    """Words that are read from left to right, such as a date in figures, kept in order within ``language``."""
    return f"\u2066{words}\u2069" if is_right_to_left(language) else words
