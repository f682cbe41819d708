"""A page of HTML read back."""

from html.parser import HTMLParser

VOID = {"meta", "link", "img", "br", "hr"}


class Page(HTMLParser):
    """A page read back: its elements with their attributes and words; it fails where they are not nested well."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.words = ""
        self.loose = ""
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _value in attrs}) == len(attrs)
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in ("style", "script"):
            self.loose += data
        else:
            self.words += data

    def all(self, tag: str) -> list[dict[str, str]]:
        return [facts for name, facts in self.elements if name == tag]


def page(data: bytes) -> Page:
    text = data.decode()
    assert text.startswith("<!doctype html>\n")
    return Page(text)
