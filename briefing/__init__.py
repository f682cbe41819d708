"""Briefing: a desktop reader for sourced briefings with before/after imagery."""

__version__ = "0.1.0"
