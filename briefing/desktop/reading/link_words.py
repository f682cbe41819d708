"""What is heard of a link in the text when the tab key comes to it: its words, and where it leads."""

from briefing.desktop.reading.about import about_source
from briefing.desktop.reading.links import host_of
from briefing.document.model import Briefing
from briefing.translation import _


def link_words(briefing: Briefing, language: str, words: str, address: str) -> str:
    """The words of a link of ``briefing`` in a language, and where its address leads."""
    kind, _colon, rest = address.partition(":")
    match kind:
        case "source" if (source := briefing.source(rest)) is not None:
            title, about = source.title.get(language), about_source(source, language)
            return _("{words}, source: {title}, {about}").format(words=words, title=title, about=about)
        case "figure" if (figure := briefing.figure(rest)) is not None:
            return _("{words}, link to the pictures: {title}").format(words=words, title=figure.title.get(language))
        case "section" if (section := briefing.section(rest)) is not None:
            return _("{words}, link to the section: {title}").format(words=words, title=section.title.get(language))
        case "cited":
            return _("{words}, link to where it is cited").format(words=words)
        case "note":
            return _("{words}, footnote").format(words=words)
        case "http" | "https" | "mailto":
            return _("{words}, link to {host}").format(words=words, host=host_of(address))
    return _("{words}, link that leads nowhere").format(words=words)
