"""How Qt counts letters: of those beyond the first 65,536 each is two."""


def units(letters: str) -> int:
    """How many places letters take in a document or a label."""
    return len(letters.encode("utf-16-le", "surrogatepass")) // 2
