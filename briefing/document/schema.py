"""The JSON Schema of ``briefing.toml``, made from what reads it, for editors that check while one types."""

import json
from typing import Any

import msgspec

from briefing.document.addresses import WEB
from briefing.document.manifest import FORMAT, Manifest
from briefing.document.values import VAGUE

DIALECT = "https://json-schema.org/draft/2020-12/schema"
# What ``names.trap_in`` and ``manifest`` allow, as far as a pattern can tell.
FILE = r"^(?![A-Za-z]:)(?!(.*/)?(\.{0,2}/|\.{1,2}$))[^\\\u0000-\u001f\u007f-\u009f\u202a-\u202e]{1,255}$"


def schema() -> dict[str, Any]:
    """The schema, as JSON's own types. TOML's dates count as strings of format ``date`` or ``date-time``."""
    made = _of_ecma(msgspec.json.schema(Manifest))
    tables: dict[str, Any] = made["$defs"]
    day, moment = {"type": "string", "format": "date"}, {"type": "string", "format": "date-time"}
    vague = {"anyOf": [day, {"type": "string", "pattern": f"^{VAGUE}$"}]}
    tables["Manifest"]["properties"]["cutoff"] = {"anyOf": [day, moment]}
    for table, name in (
        ("EventTable", "date"),
        ("EventTable", "until"),
        ("SourceTable", "date"),
        ("PictureTable", "date"),
    ):
        tables[table]["properties"][name] = vague
    tables["Manifest"]["properties"]["format"] = {"type": "integer", "const": FORMAT}
    tables["Manifest"]["properties"]["languages"]["uniqueItems"] = True
    tables["PictureTable"]["properties"]["file"]["pattern"] = FILE
    tables["SourceTable"]["properties"]["url"] = {"type": "string", "pattern": f"^{WEB}$"}
    tables["EventTable"]["anyOf"] = [{"required": ["date"]}, {"required": ["month"]}]
    for table in tables.values():
        table["additionalProperties"] = True
    return {"$schema": DIALECT, "title": "briefing.toml, format 1", **made}


def _of_ecma(made: Any) -> Any:
    """A schema with its patterns as ECMA writes them, where ``$`` is the very end and no line end may follow."""
    if isinstance(made, dict):
        return {key: _of_ecma(value) for key, value in made.items()}
    if isinstance(made, list):
        return [_of_ecma(value) for value in made]
    return made.replace(r"\Z", "$") if isinstance(made, str) else made


def schema_text() -> str:
    """The schema as the file in resources/format holds it."""
    return json.dumps(schema(), indent=2, ensure_ascii=False, sort_keys=True) + "\n"
