"""Finding words in all parts of a briefing: the bar and its field, the list of hits, and those in figures."""
