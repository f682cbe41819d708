"""The page that specifies the format says what the code does."""

import re
import tomllib
from pathlib import Path

import pytest
from msgspec import Struct

from briefing.document import (
    archive,
    manifest,
    markdown,
    names,
    place_checks,
    schema,
    storage,
    toml_depth,
    whole_tables,
)
from briefing.document.model import PictureKind, SourceKind
from briefing.errors import ManifestError
from briefing.imagery import decode
from tests.document import samples

PAGE = (Path(__file__).resolve().parents[2] / "resources/format/README.md").read_text(encoding="utf-8")
OTHER_WAYS = {"month"}  # to write a date, told in words alone
NAMED = set(re.findall(r"`([^`\n]+)`", PAGE))
TABLES = [
    each
    for each in vars(manifest).values()
    if isinstance(each, type) and issubclass(each, Struct) and each.__module__ == manifest.__name__
]


@pytest.mark.parametrize("table", TABLES, ids=lambda each: each.__name__)
def test_every_key_is_specified(table: type[Struct]) -> None:
    listed = {"sources", "sections", "figures", "events"}
    assert set(table.__struct_fields__) - listed <= NAMED
    for name in listed & set(table.__struct_fields__) - ({"figures"} if table is manifest.SectionTable else set()):
        assert f"[[{name}]]" in PAGE


def test_every_kind_is_specified() -> None:
    assert {kind.value for kind in (*SourceKind, *PictureKind)} <= NAMED


def test_the_examples_fit_the_format_and_show_what_a_new_briefing_lacks() -> None:
    head = re.sub(r"^summary.*\n", "", samples.MANIFEST.partition("[[sources]]")[0], flags=re.MULTILINE)
    examples = "".join(re.findall(r"^```toml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL))
    text = f'{head}\n{examples}\n[[sections]]\nid = "first"\ntitle = "First"\nfigures = ["meadows"]\n'
    briefing = manifest.parse(text.encode())
    assert not manifest.unknown_keys(tomllib.loads(text))
    new = (Path(__file__).resolve().parents[2] / "resources/format/beginning/briefing.toml").read_text("utf-8")
    shown = keys_of(tomllib.loads(text)) | keys_of(tomllib.loads(new.replace("TODAY", "2021-12-24")))
    assert {key for table in TABLES for key in table.__struct_fields__} - OTHER_WAYS <= shown
    assert briefing.figures[0].place


def test_places_are_compared_as_it_says() -> None:
    far, near, half = place_checks.FAR, place_checks.NEAR, 1 / place_checks.CLOSER
    words = " ".join(PAGE.split())
    assert f"{far:,.0f} kilometres or more from the places of all other figures" in words
    assert f"swapped, within {near:,.0f} of more than half of these" in words
    assert half == 0.5
    assert "half as far at most" in words


def keys_of(value: object) -> set[str]:
    """The keys of all tables in ``value``."""
    if isinstance(value, dict):
        return set(value).union(*map(keys_of, value.values()))
    return set().union(*map(keys_of, value)) if isinstance(value, list) else set()


def test_the_limits_are_those_that_are_kept() -> None:
    rows = dict(re.findall(r"^\| ([^|]+) \| ([^|]+) \|$", PAGE, re.MULTILINE))
    mebibyte = storage.MEBIBYTE
    assert rows["entries of an archive, the list of them"] == (
        f"{archive.MOST_ENTRIES:,}, {archive.MOST_DIRECTORY_BYTES // mebibyte} MiB"
    )
    assert rows["an entry, all entries unpacked"] == (
        f"{storage.MOST_ENTRY_BYTES // mebibyte} MiB, {archive.MOST_BYTES // mebibyte} MiB"
    )
    assert rows["languages, entries of any other list of the manifest"] == (
        f"{manifest.MOST_LANGUAGES}, {manifest.MOST_ROWS:,}"
    )
    assert rows["depth, elements of a section's text"] == f"{markdown.MOST_DEPTH}, {whole_tables.MOST_ELEMENTS:,}"
    assert rows["lines of a section's text"] == f"{markdown.MOST_LINES:,}"
    assert rows["square brackets that open in one paragraph, in all of a text"] == (
        f"{markdown.MOST_BRACKETS:,}, {markdown.MOST_ALL_BRACKETS:,}"
    )
    assert rows["parts of a dotted key of the manifest"] == str(toml_depth.MOST_PARTS)
    assert f"a whole number from 1 to {manifest.MOST_NUMBER:,}" in PAGE
    assert rows["a picture's side, its area"] == (
        f"{decode.MOST_SIDE:,} pixels, {decode.MOST_PIXELS // 10**6} megapixels"
    )
    assert f"at most {storage.MOST_MANIFEST_BYTES // mebibyte} MiB" in PAGE
    assert f"at most {storage.MOST_SECTION_BYTES // mebibyte} MiB" in PAGE
    assert archive.MIMETYPE.decode() in NAMED


GOOD_FILES = "a.png", "images/a b é.png", "a..b/c...png", "a" * 255, ".a/b"
BAD_FILES = (
    "",
    "a" * 256,
    "/a",
    "C:/a",
    "../a",
    "a/../b",
    "a/..",
    "./a",
    "a/./b",
    "a//b",
    "a\\b",
    "a\tb",
    "a\x85b",
    "a\u202eb",
)
GOOD_URLS = (
    "http://a",
    "https://a.org/b@c?d#e",
    "HTTPS://a.org",
    "https://h?x@y",
    "https://[::1]/",
    "https://пример.рф/",
)
BAD_URLS = (
    "a.org",
    "ftp://a.org",
    "https:a",
    "https:///a",
    "https://u@a.org",
    "https://u:p@a.org/",
    "mailto:a@b",
    " https://a.org",
    "https://a.org/b c",
    "https://a b.org",
    "https://a..org",
    "https://%20/",
    "https://a.org:65536",
    "https://a.org/\u202e",
)


@pytest.mark.parametrize("file", [*GOOD_FILES, *BAD_FILES])
def test_the_schema_allows_the_names_of_pictures_that_are_read(file: str) -> None:
    pattern = schema.schema()["$defs"]["PictureTable"]["properties"]["file"]["pattern"]
    assert bool(re.search(pattern, file)) == (file in GOOD_FILES) == (not names.trap_in(file))


@pytest.mark.parametrize("url", [*GOOD_URLS, *BAD_URLS])
def test_the_schema_allows_the_addresses_that_are_read(url: str) -> None:
    pattern = schema.schema()["$defs"]["SourceTable"]["properties"]["url"]["pattern"]
    assert bool(re.search(pattern, url)) == (url in GOOD_URLS)
    text = samples.MANIFEST.replace("https://example.org/one", url).encode()
    if url in GOOD_URLS:
        assert manifest.parse(text).sources[0].url == url
    else:
        with pytest.raises(ManifestError, match=r"sources\[0\]\.url"):
            manifest.parse(text)


@pytest.mark.parametrize(
    ("tag", "is_good"),
    [
        ("en", True),
        ("pt-BR", True),
        ("zh-Hant-TW", True),
        ("de-DE-1996", True),
        ("en-x-foo", True),
        ("de-u-co-phonebk", True),
        ("EN", False),
        ("en-a", False),
        ("en_US", False),
        ("x-foo", False),
        ("english", False),
    ],
)
def test_the_schema_allows_the_tags_of_languages_that_are_read(tag: str, is_good: bool) -> None:
    pattern = schema.schema()["$defs"]["Manifest"]["properties"]["languages"]["items"]["pattern"]
    assert bool(re.search(pattern, tag)) == is_good
    text = samples.MANIFEST.replace('"nl"]', f'"{tag}x"]' if tag == "en" else f'"{tag}"]').encode()
    if is_good:
        assert manifest.parse(text).languages[0] == "en"
    else:
        with pytest.raises(ManifestError, match="which begins with small letters"):
            manifest.parse(text)


def test_the_schema_knows_this_format_alone_and_each_language_once() -> None:
    keys = schema.schema()["$defs"]["Manifest"]["properties"]
    assert keys["format"]["const"] == manifest.FORMAT
    assert keys["languages"]["uniqueItems"] is True
