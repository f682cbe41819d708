"""Words in the form in which they are compared where they are looked for."""


class _Letters(dict[int, str]):
    """Each letter that occurred in its small form, or as it is where that would be two letters, as of İ."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        self[code] = next((each for each in (letter.casefold(), letter.lower()) if len(each) == 1), letter)
        return self[code]


_LETTERS = _Letters({0xA0: " "})


def folded(words: str) -> str:
    """Words as they are compared, which is as Qt does: letter by letter, a space that does not break as any other."""
    return words.translate(_LETTERS)
