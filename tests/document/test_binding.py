import pytest

from briefing.document.binding import bound, parted


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("On 13 December 2021, and op 7 oktober 2021.", ["13 December", "7 oktober"]),
        ("An area of 37 km² fell by 75 %, or 1,250 m.", ["37 km²", "75 %", "1,250 m"]),
        ("It cost € 1.250.000 a year.", ["€ 1.250.000"]),
        ("No. 5 of dr. Jansen", ["No. 5", "dr. Jansen"]),
        ("In 2021 many kmers and 3 mayors came on 2021 May.", []),
        ("", []),
    ],
)
def test_what_belongs_together_is_kept_on_a_line_and_no_word_is_lost(words: str, kept: list[str]) -> None:
    pieces = list(parted(words))
    assert "".join(piece for piece, _bound in pieces) == words
    assert [piece for piece, is_kept in pieces if is_kept] == kept
    assert bound(words).replace("\xa0", " ") == words
    assert bound(words).count("\xa0") == sum(piece.count(" ") for piece in kept)
