import os
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QFontDatabase, QFontMetricsF, QTextCursor, QTextDocument, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing.desktop import theme
from briefing.desktop.look import LIGHT
from briefing.desktop.reading.fragments import blocks_from, names_in
from briefing.desktop.reading.letters import Letters
from briefing.desktop.reading.rich_text import Writer
from briefing.desktop.reading.text_pane import LETTERS_A_LINE, TextPane
from briefing.desktop.starting.startup import make_application
from briefing.document.blocks import (
    BlockTree,
    Citation,
    Code,
    CodeBlock,
    Emphasis,
    FigureLink,
    Heading,
    LineBreak,
    Link,
    List,
    NoteMark,
    Paragraph,
    Quote,
    Rule,
    SectionLink,
    Strong,
    Table,
    Text,
)
from briefing.document.markdown import parse
from tests.desktop.seen import colours
from tests.desktop.text_panes import shown_pane

WRITER = Writer(look=LIGHT, letters=Letters(17), number=lambda source: {"maxar": 3}.get(source, 0))


def words(text: str) -> tuple[Text]:
    return (Text(text=text),)


EVERYTHING = BlockTree(
    blocks=(
        Heading(level=2, content=words("Head")),
        Paragraph(
            content=(
                Text(text="a<b>&"),
                Emphasis(content=words("soft")),
                Strong(content=words("loud")),
                Code(text="x = 1"),
                LineBreak(),
                Link(url="https://example.org/?a=1&b=2", content=words("out")),
                FigureLink(figure="crimea", content=words("pair")),
                SectionLink(section="talks", content=words("talks")),
                Citation(source="maxar"),
                NoteMark(number=1),
            )
        ),
        List(items=((Paragraph(content=words("one")),),)),
        List(items=((Paragraph(content=words("four")),),), start=4),
        Quote(content=(Paragraph(content=words("said")),)),
        CodeBlock(text="line"),
        Rule(),
        Table(header=(words("h1"), words("h2")), rows=((words("c1"), words("c2")),), alignments=("", "right")),
    ),
    notes=((Paragraph(content=words("the note")),),),
)


@pytest.fixture
def pane(qtbot: QtBot) -> TextPane:
    return shown_pane(qtbot, 700, 500)


def test_a_page_that_comes_before_the_pane_is_shown_is_at_its_place_then(qtbot: QtBot) -> None:
    pane = TextPane()
    qtbot.addWidget(pane)
    pane.set_page("<p>Words</p>" * 200, size=17, fraction=0.5)
    assert pane.fraction() == 0.5
    pane.resize(700, 500)
    pane.show()
    qtbot.waitExposed(pane)
    assert pane.verticalScrollBar().maximum() > 1000
    assert pane.fraction() == pytest.approx(0.5, abs=0.01)


def test_a_mouse_that_rests_on_the_text_since_the_start_is_an_arrow(pane: TextPane, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: pane.viewport().cursor().shape() is Qt.CursorShape.ArrowCursor)


def test_where_the_column_begins_is_told_once_the_scroll_bar_has_gone(pane: TextPane, qtbot: QtBot) -> None:
    theme.apply(make_application(), LIGHT)
    told: list[int] = []
    pane.side_changed.connect(told.append)
    pane.resize(500, 300)
    pane.set_page("<p>Words</p>" * 20, size=17)
    pane.show()
    qtbot.waitUntil(pane.verticalScrollBar().isVisible)
    pane.resize(1400, 3000)
    qtbot.waitUntil(lambda: not pane.verticalScrollBar().isVisible())
    assert told[-1] == pane.viewport().x()


@pytest.mark.parametrize("size", [17, 24])
@pytest.mark.parametrize("first", [1, 10, 9998])
def test_no_number_of_a_list_is_cut_at_the_edge(pane: TextPane, size: int, first: int) -> None:
    theme.apply(make_application(), LIGHT)
    items = "<li>Words</li>" * 3
    pane.set_page(f'<body style="font-size: {size}px"><ol start="{first}">{items}</ol></body>', size=size)
    image = pane.viewport().grab().toImage()
    edge = image.copy(0, 0, round(pane.document().documentMargin()) + 2, image.height())
    inked = [any(QColor(each).lightness() < 128 for each in colours(seen)) for seen in (image, edge)]
    assert inked == [True, False], "what is cut begins at the margin"


def test_no_mark_of_a_source_is_read_as_the_power_of_a_length(pane: TextPane) -> None:
    writer = Writer(look=LIGHT, letters=Letters(17), number=lambda _source: 2)
    tree = parse("Down to 45.9 m[^one] in 1990[^one].", sources=("one",))
    pane.set_page(writer.page(writer.tree(tree)), size=17)
    assert pane.toPlainText().replace("\u00a0", " ").startswith("Down to 45.9 m [2] in 1990 2.")


def test_every_kind_of_block_is_shown_in_order(pane: TextPane) -> None:
    pane.set_page(WRITER.page(WRITER.tree(EVERYTHING)), size=17)
    text = " ".join(pane.toPlainText().split())
    order = ["Head", "a<b>&", "soft", "loud", "x = 1", "out", "pair", "talks", "3", "one", "four", "said", "line"]
    order += ["h1", "h2", "c1", "c2", "the note"]
    places = [text.find(each) for each in order]
    assert -1 not in places
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("address", "signal", "told"),
    [
        ("section:talks", "section_wanted", "talks"),
        ("figure:crimea", "figure_wanted", "crimea"),
        ("source:maxar", "source_wanted", "maxar"),
        ("https://example.org/a", "link_wanted", "https://example.org/a"),
        ("mailto:desk@example.org", "link_wanted", "mailto:desk@example.org"),
    ],
)
def test_a_link_is_told_by_its_kind(pane: TextPane, qtbot: QtBot, address: str, signal: str, told: str) -> None:
    with qtbot.waitSignal(getattr(pane, signal)) as caught:
        pane.link_followed.emit(QUrl(address))
    assert caught.args == [told]


@pytest.mark.parametrize(
    "address", ["file:///etc/hostname", "https:evil", "javascript:1", "https://a@b.c/", "mailto:x"]
)
def test_other_links_lead_nowhere(pane: TextPane, qtbot: QtBot, address: str) -> None:
    with qtbot.assertNotEmitted(pane.link_wanted):
        pane.link_followed.emit(QUrl(address))
    assert "root" not in pane.toPlainText()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are for POSIX")
def test_a_picture_in_the_text_never_reads_a_file(pane: TextPane, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    pane.set_page(f'<img src="{pipe.as_uri()}"><img src="file:///etc/hostname">', size=17)
    loaded = pane.document().resource(QTextDocument.ResourceType.ImageResource, QUrl(pipe.as_uri()))
    assert (loaded.width(), loaded.height()) == (1, 1)


def test_the_column_keeps_its_measure_in_a_wide_pane(pane: TextPane) -> None:
    pane.set_page(WRITER.page(WRITER.tree(EVERYTHING)), size=17)
    pane.resize(1600, 600)
    assert pane.viewport().width() <= LETTERS_A_LINE * 17 * 0.5 + 2
    pane.resize(360, 600)
    assert pane.viewport().width() >= 280


@pytest.mark.parametrize(("size", "ahead"), [(12, 1.65), (17, 1.65), (34, 45 / 34)])
def test_headings_are_larger_than_the_text_at_every_size_and_titles_not_too_large(
    pane: TextPane, size: int, ahead: float
) -> None:
    writer = Writer(look=LIGHT, letters=Letters(size), number=lambda _source: 0)
    content = (*words("High, "), Strong(content=words("higher")))
    levels = tuple(Heading(level=level, content=content) for level in (2, 3))
    pane.set_page(writer.page(writer.heading("Highest"), writer.tree(BlockTree(blocks=levels, notes=()))), size=size)
    block, heights = pane.document().begin(), []
    while block.isValid():
        heights.append(block.layout().lineAt(0).height() / size)
        block = block.next()
    first, second, third = heights
    assert first / third == pytest.approx(ahead, abs=0.1)
    assert second / third == pytest.approx(1.25, abs=0.1)
    assert third == pytest.approx(1.17, abs=0.1)


def test_the_last_line_comes_up_from_the_edge(pane: TextPane) -> None:
    pane.resize(500, 300)
    for lines in (60, 40, 60):
        pane.set_page(WRITER.page(*(WRITER.quiet(f"Line {at}") for at in range(lines))), size=17, fraction=1.0)
        QApplication.processEvents()
        bar = pane.verticalScrollBar()
        bar.setValue(bar.maximum())
        last = QTextCursor(pane.document())
        last.movePosition(QTextCursor.MoveOperation.End)
        assert 12 < pane.viewport().height() - pane.cursorRect(last).bottom() < 40
    pane.set_page(WRITER.page(WRITER.quiet("One line")), size=17)
    assert pane.verticalScrollBar().maximum() == 0


def test_ever_so_many_headings_are_laid_out_once(pane: TextPane) -> None:
    changes: list[int] = []
    pane.document().contentsChange.connect(lambda *_where: changes.append(1))
    levels = tuple(Heading(level=2, content=words("High")) for _each in range(200))
    pane.set_page(WRITER.page(WRITER.tree(BlockTree(blocks=levels, notes=()))), size=17)
    assert len(changes) < 10


def test_a_run_without_a_break_is_laid_out_in_time(pane: TextPane) -> None:
    pane.set_page(WRITER.page(WRITER.quiet("x" * 300_000)), size=17)
    assert pane.document().size().height() > 1000


def test_a_long_line_of_code_stays_in_the_column(pane: TextPane) -> None:
    pane.resize(500, 400)
    pane.setHtml(WRITER.page(WRITER.tree(BlockTree(blocks=(CodeBlock(text="some words of code " * 20),)))))
    assert pane.document().idealWidth() <= pane.viewport().width()
    assert pane.horizontalScrollBar().maximum() == 0


def test_the_place_down_the_page_is_kept_when_the_pane_changes(pane: TextPane) -> None:
    pane.set_page(WRITER.page("".join(WRITER.quiet("word " * 80) for _each in range(60))), size=17, fraction=0.5)
    assert pane.fraction() == pytest.approx(0.5, abs=0.02)
    pane.resize(420, 400)
    assert pane.fraction() == pytest.approx(0.5, abs=0.03)


def test_a_language_from_right_to_left_begins_at_the_right(pane: TextPane) -> None:
    writer = Writer(look=LIGHT, letters=Letters(17), number=lambda _source: 1, right_to_left=True)
    table = Table(alignments=("", "left"), header=(words("first"), words("second")), rows=((words("a"), words("b")),))
    text = BlockTree(
        blocks=(Paragraph(content=words("Start")), List(items=((Paragraph(content=words("one")),),)), table)
    )
    pane.resize(500, 400)
    pane.set_page(writer.page(writer.tree(text)), size=17)
    document = pane.document()
    middle = document.textWidth() / 2

    def left_of(word: str) -> int:
        return pane.cursorRect(document.find(word)).left()

    assert all(left_of(word) > middle for word in ("Start", "one", "first", "second"))
    assert left_of("second") < left_of("first"), "the first column is at the right"


def test_a_line_below_a_table_whose_last_cell_is_empty_begins_at_the_left(pane: TextPane) -> None:
    tree = parse("|a|b|\n|-|-|\n|x||\n\n[^n]\n\n[^n]: Note.\n", sources=frozenset())
    pane.resize(500, 400)
    pane.set_page(WRITER.page(WRITER.tree(BlockTree(blocks=tree.blocks[:1], notes=tree.notes))), size=17)
    image = pane.viewport().grab().toImage()
    ink = image.pixelColor(image.width() // 2, 0).name()
    rows = [y for y in range(image.height()) if image.pixelColor(image.width() - 80, y).name() != ink]
    assert len(rows) in (1, 2), "the line, which nothing else reaches so far to the right"
    assert image.pixelColor(40, rows[0]).name() != ink


def test_a_page_without_code_looks_for_no_face_of_code(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(QFontDatabase, "hasFamily", asked.append)
    WRITER.page(WRITER.tree(parse("Words.", sources=frozenset())))
    assert asked == []


def test_code_has_letters_of_one_width(pane: TextPane) -> None:
    tree = parse("Words `iiii` and `mmmm`.\n\n```\niiii\nmmmm\n```\n", sources=frozenset())
    pane.set_page(WRITER.page(WRITER.tree(tree)), size=17)
    document = pane.document()
    for start in (0, document.find("mmmm").selectionEnd()):
        narrow, wide = document.find("iiii", start), document.find("mmmm", start)
        fonts = [QFontMetricsF(each.charFormat().font()) for each in (narrow, wide)]
        assert fonts[0].horizontalAdvance("iiii") == fonts[1].horizontalAdvance("mmmm")


def test_the_wheel_scrolls_over_the_margins_too(pane: TextPane) -> None:
    pane.set_page("<p>One</p>" * 200, size=17)
    bar, before = pane.verticalScrollBar(), 0
    for x in (4, pane.width() - bar.width() - 4, pane.width() // 2):
        at = QPoint(x, 200)
        turned = QWheelEvent(
            QPointF(at), QPointF(pane.mapToGlobal(at)), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(pane.childAt(at) or pane, turned)
        assert bar.value() > before
        before = bar.value()


def test_a_row_that_begins_with_an_empty_cell_is_found_again_by_its_words(pane: TextPane) -> None:
    def lines(name: str) -> str:
        return "".join(f"<p>{name} {at}</p>" for at in range(30))

    one, other = (f"<table><tr><td></td><td>{words}</td></tr></table>" for words in ("One cell", "Other cell"))
    pane.set_page(lines("before") + one + lines("after"), size=17)
    cell = pane.document().find("One cell")
    empty = QTextCursor(cell.block().previous())
    bar = pane.verticalScrollBar()
    bar.setValue(bar.value() + pane.cursorRect(empty).top())
    where, marks = pane.cursorRect(cell).top(), pane.landmarks()
    pane.set_page(lines("before") + other + lines("between") + one + lines("after"), size=17)
    pane.find_again(marks)
    assert pane.cursorRect(pane.document().find("One cell")).top() == where


def test_a_mark_leads_to_its_footnote_though_all_have_one_name_which_is_quick_to_compare(pane: TextPane) -> None:
    marks = "".join(f"Words[^{each}] " for each in "abcd")
    notes = "[^a]: First.\n\n[^b]: - Item\n    - Other\n\n[^c]:\n\n[^d]: Last.\n\n    More of it.\n"
    text = f"{marks}\n\n{notes}"
    pane.set_page(WRITER.page(WRITER.tree(parse(text, sources=frozenset()))) + "<p>After it.</p>" * 99, size=17)
    reached = []
    for number in (1, 2, 4):
        pane.follow(QUrl(f"note:{number}"))
        reached.append(pane.textCursor().block().text())
        assert pane.cursorRect().top() == 0
    assert reached == ["First.", "Item", "Last."]
    assert {name for block in blocks_from(pane.document().begin()) for name in names_in(block)} == {"note"}
