"""Words that are made to fit into a line, as over each page."""

LONGEST_HEAD, LONGEST_ISSUER = 120, 48  # letters
LONGEST_LARGE = 54


def running_head(title: str, issuer: str, *, large: bool = False) -> tuple[str, str]:
    """What stands over each page, on one line; in large print that has room for the title only."""
    if large:
        return shortened(title, LONGEST_LARGE), ""
    issuer = shortened(issuer, LONGEST_ISSUER)
    return shortened(title, LONGEST_HEAD - len(issuer)), issuer


def shortened(words: str, most: int) -> str:
    """Words that are ``most`` letters at most, and end with a whole word where one ends in their second half."""
    if len(words) <= most:
        return words
    short = words[: most - 1]
    end = short.rfind(" ") if words[most - 1] != " " else -1
    return (short[:end] if end > most // 2 else short).rstrip(" ,.:;-–") + "…"
