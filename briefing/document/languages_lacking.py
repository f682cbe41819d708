"""Texts of a manifest that have no words in one of its languages: of a kind that has none at all, told once."""

from collections.abc import Iterator

from briefing.document.manifest_texts import kind_of, texts
from briefing.document.model import Briefing
from briefing.translation import _, ngettext


def objections(briefing: Briefing) -> Iterator[tuple[str, str, str]]:
    """A place of the manifest, what is wrong there, and what to do."""
    kinds: dict[tuple[str, str], dict[str, bool]] = {}
    for place, words in texts(briefing):
        for language in briefing.languages if "" not in words.texts else ():
            rows = kinds.setdefault((kind_of(place), language), {})
            rows[f"{place}.{language}"] = language in words.texts
    for rows in kinds.values():
        places = [place for place, is_there in rows.items() if not is_there]
        more = len(places) - 1 if len(places) == len(rows) else 0
        for place in places[:1] if more else places:
            what = _("there are no words in this language")
            if more:
                what = ngettext(
                    "there are no words in this language, nor are there in {count} more text of its kind",
                    "there are no words in this language, nor are there in {count} more texts of its kind",
                    more,
                ).format(count=more)
            yield place, what, _("Add them")
