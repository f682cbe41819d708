"""Words in the form in which they are compared where they are looked for."""


def folded(words: str) -> str:
    """Words as they are compared, which is as Qt does: in small letters, a space that does not break as any other."""
    return words.lower().replace("\xa0", " ")
