"""Pictures cannot have all of the room where a briefing has none."""

from pathlib import Path

from briefing.document.opening import open_briefing
from tests.desktop.conftest import Desk


def test_pictures_can_be_seen_alone_only_where_there_are_some(pair_desk: Desk, tmp_path: Path) -> None:
    action, path = pair_desk.commands.actions["pictures-alone"], tmp_path / "pair/briefing.toml"
    assert action.isEnabled()
    with_pictures = path.read_text()
    path.write_text(with_pictures.partition("[[figures]]")[0].replace('figures = ["pair"]', ""))
    action.trigger()
    pair_desk.window.show_briefing(open_briefing(tmp_path / "pair"))
    assert not action.isEnabled()
    assert not action.isChecked()
    assert pair_desk.window.text.isVisible()
    path.write_text(with_pictures)
    pair_desk.window.show_briefing(open_briefing(tmp_path / "pair"))
    assert action.isEnabled()
