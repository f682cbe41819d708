"""What screen readers are told."""

from types import ModuleType

import pytest


def announced(monkeypatch: pytest.MonkeyPatch, *modules: ModuleType) -> list[str]:
    """All that these modules announce from now on."""
    said: list[str] = []
    for module in modules:
        monkeypatch.setattr(module, "announce", lambda _source, words, *, at_once=False: said.append(words))
    return said
