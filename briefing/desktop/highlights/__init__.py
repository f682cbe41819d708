"""Bookmarks, highlights and notes: places and words that a reader has marked, and what was noted on them.

They belong to the reader, not to the briefing: they are kept in a file of their own, found again by the words
themselves, listed, and handed on with the words, the sources and the edition to which they belong.
"""
