"""Opening a briefing: its manifest at once, its sections and pictures when they are first asked for."""

import stat
import threading
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Self

from briefing.document import kept_manifests, kept_texts
from briefing.document.blocks import BlockTree
from briefing.document.line_places import not_utf_8
from briefing.document.line_texts import Line, LineReader
from briefing.document.model import Briefing, LocalizedText
from briefing.document.storage import MANIFEST_NAME, MOST_MANIFEST_BYTES, MOST_SECTION_BYTES, FolderStorage, Storage
from briefing.errors import DocumentError, MissingPart, NotABriefing, OutputError, TextError, UnreadablePart
from briefing.files import kind_at, why_not_written
from briefing.translation import _

# What is parsed in a hundredth of a second or two; a text may have 2 MiB, and take seconds.
LONG = 1 << 16
# How the name of a briefing in one file ends.
SUFFIX = ".briefing"


class OpenedBriefing:
    """A briefing that is open; ``path`` is None where it was never saved. Safe to use from several threads.

    ``originals`` are the loose pictures of which it was to be made, if it was.
    """

    def __init__(self, path: Path | None, storage: Storage, briefing: Briefing) -> None:
        self.path = path
        self.originals: Sequence[Path] = ()
        # What ``changes.state_of`` said of its files when it was opened, once that is known.
        self.state: int | None = None
        # Where each source is cited, by languages, once that is known.
        self.cited: dict[str, Mapping[str, Sequence[tuple[str, str]]]] = {}
        self.storage = storage
        self.briefing = briefing
        self._texts: dict[str, BlockTree] = {}
        self._states: dict[str, str] = {}
        self._sources = frozenset(source.id for source in briefing.sources)
        self._lines = LineReader(self._sources)
        self._lock = threading.RLock()

    def text(self, section_id: str, language: str) -> BlockTree:
        """The text of a section, in the first language that has words of it where there are none in ``language``."""
        return self.text_in(section_id, language)[0]

    def text_in(self, section_id: str, language: str) -> tuple[BlockTree, str]:
        """The same, and the language that it is in; an empty text in none where there are no words at all.

        A section that has figures may be meant to have no words: then that is in ``language``. DocumentError where it
        cannot be read.
        """
        unreadable: UnreadablePart | None = None
        section, is_empty = self.briefing.section(section_id), False
        for each in self._languages_from(language):
            try:
                tree = self.own_text(section_id, each)
                if tree.blocks:
                    return tree, each
                is_empty = True
            except UnreadablePart as error:
                unreadable = unreadable or error
            except MissingPart:
                continue
        if unreadable is not None:
            raise unreadable
        return BlockTree(blocks=()), language if is_empty and section is not None and section.figures else ""

    def own_text(self, section_id: str, language: str) -> BlockTree:
        """The text of a section in just that language; MissingPart where there is none."""
        return self._text(text_name(section_id, language))

    def own_words(self, section_id: str, language: str) -> str:
        """The same as it is written."""
        return self._words(text_name(section_id, language))

    def is_at_hand(self, section_id: str, language: str) -> bool:
        """Whether ``text`` answers at once, since what it has to read is not long."""
        return self.unread(section_id, language) <= LONG

    def unread(self, section_id: str, language: str) -> int:
        """How many bytes ``text`` has to read; none of what was parsed before, or cannot be read."""
        for each in self._languages_from(language):
            name = text_name(section_id, each)
            if known := self._texts.get(name):
                if known.blocks:
                    return 0
                continue
            try:
                if data := self._read(name).strip():
                    return len(data)
            except MissingPart:
                continue
            except DocumentError:
                return 0
        return 0

    def summary(self, language: str) -> BlockTree:
        """The key points, which are Markdown as sections are; empty where there are none."""
        return self.summary_in(language)[0]

    def summary_in(self, language: str) -> tuple[BlockTree, str]:
        """The same, and the language that they are in."""
        words = self.briefing.summary
        if words is None:
            return BlockTree(blocks=()), language
        return self._parse(words.get(language)), words.key(language) or language

    def lines(self, texts: Iterable[LocalizedText | None], language: str) -> list[Line]:
        """Captions, events, corrections or notes of sources in a language; one beyond the limits is plain words."""
        return self._lines.read("" if text is None else text.get(language) for text in texts)

    def picture(self, file: str) -> bytes:
        """The bytes of a picture, as they are; DocumentError where they cannot be read."""
        with self._lock:
            self._states.setdefault(file, self.storage.state(file))
            return self.storage.read(file)

    def picture_state(self, file: str) -> str:
        """The state that the file of a picture was in when it was first read, or nothing; see ``Storage.state``."""
        return self._states.get(file, "")

    def names(self) -> list[str]:
        """The names of all parts that the manifest asks for, and of itself."""
        briefing = self.briefing
        texts = [text_name(section.id, each) for each in briefing.languages for section in briefing.sections]
        return [MANIFEST_NAME, *texts, *(picture.file for figure in briefing.figures for picture in figure.pictures)]

    def files(self) -> list[Path]:
        """The files that it is made of: one where it is an archive, none where it is nowhere yet."""
        if self.path is None:
            return []
        return [self.path / name for name in self.names()] if self.path.is_dir() else [self.path]

    def protect(self, target: Path) -> None:
        """Refuse to write over the briefing itself; OutputError. Another file in its folder is no part of it."""
        advice = _("Choose another name")
        try:
            is_path = target.exists() and kind_at(target) in (stat.S_IFREG, stat.S_IFDIR)  # as no pipe has to have
            is_own = is_path and self._holds(target.resolve())
        except OSError as error:
            raise OutputError(why_not_written(error), where=str(target), advice=advice) from error
        if is_own:
            raise OutputError(_("this is the briefing itself, or a part of it"), where=str(target), advice=advice)

    def close(self) -> None:
        """Let go of the folder or the archive; who reads in it, as from a disk that hangs, is not waited for here."""
        if self._lock.acquire(blocking=False):
            try:
                self.storage.close()
            finally:
                self._lock.release()
        else:
            threading.Thread(target=self._close_after, daemon=True).start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def _close_after(self) -> None:
        """The same once nobody reads in it any more."""
        with self._lock:
            self.storage.close()

    def _languages_from(self, language: str) -> Iterable[str]:
        """The languages in which a text is looked for."""
        return dict.fromkeys((language, *self.briefing.languages))

    def _holds(self, target: Path) -> bool:
        whole = [self.path] if self.path is not None else []
        in_sections = any((each.resolve() / "sections") in target.parents for each in whole)
        own = (*whole, *self.files(), *self.originals)
        return in_sections or any(each.exists() and target.samefile(each) for each in own)

    def _text(self, name: str) -> BlockTree:
        """A text, parsed without keeping others waiting: a long one may take seconds."""
        known = self._texts.get(name)
        if known is not None:
            return known
        return self._texts.setdefault(name, self._parse(self._words(name), name))

    def _words(self, name: str) -> str:
        try:
            return self._read(name).decode("utf-8-sig")
        except UnicodeDecodeError as error:
            what, place, advice = not_utf_8(error)
            raise TextError(what, where=f"{name}, {place}", advice=advice) from error

    def _read(self, name: str) -> bytes:
        with self._lock:
            return self.storage.read(name, MOST_SECTION_BYTES)

    def _parse(self, words: str, name: str = "briefing.toml, summary") -> BlockTree:
        kept = kept_texts.recall(words, self._sources)
        if kept is not None:
            return kept
        from briefing.document.markdown import parse

        tree = parse(words, sources=self._sources, where=name)
        kept_texts.remember(words, self._sources, tree)
        return tree


def text_name(section_id: str, language: str) -> str:
    """The name of the part that holds the text of a section."""
    return f"sections/{language}/{section_id}.md"


def whole(path: Path) -> Path:
    """The folder of a manifest, which stands for that; else what ``path`` says."""
    return path.parent if path.name == MANIFEST_NAME and kind_at(path) == stat.S_IFREG else path


def open_storage(path: Path) -> Storage:
    """The storage of the folder or archive at ``path``; NotABriefing where there is none."""
    path = whole(path)
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise NotABriefing(_("there is nothing at this path"), where=str(path), advice=_("Check the path")) from error
    except OSError as error:
        what = _("this cannot be read ({reason})").format(reason=error.strerror or error)
        raise NotABriefing(what, where=str(path)) from error
    if stat.S_ISDIR(mode):
        return FolderStorage(path)
    if not stat.S_ISREG(mode):
        raise NotABriefing(_("this is neither a folder nor a file"), where=str(path))
    from briefing.document.archive import ArchiveStorage

    return ArchiveStorage(path)


def open_briefing(path: Path) -> OpenedBriefing:
    """Open the folder or ``.briefing`` archive at ``path``; raise DocumentError where it is none, or at fault."""
    path = whole(path)
    storage = open_storage(path)
    try:
        data = storage.read(MANIFEST_NAME, MOST_MANIFEST_BYTES)
        return OpenedBriefing(path, storage, kept_manifests.parsed(data))
    except MissingPart as error:
        storage.close()
        if isinstance(error, UnreadablePart):
            raise
        what, advice = _("there is no briefing.toml in it"), _("Choose the folder of a briefing")
        raise NotABriefing(what, where=str(path), advice=advice) from error
    except BaseException:
        storage.close()
        raise
