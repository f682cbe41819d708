"""What is to fix, as programs read it."""

from briefing.document.findings import Finding


def test_a_finding_is_a_table_of_all_that_it_tells() -> None:
    finding = Finding(file="briefing.toml", place="title", what="it is empty", line=3, harmless=True)
    assert finding.table() == {
        "file": "briefing.toml",
        "place": "title",
        "what": "it is empty",
        "advice": "",
        "line": 3,
        "section": "",
        "figure": "",
        "harmless": True,
        "closing": False,
    }
