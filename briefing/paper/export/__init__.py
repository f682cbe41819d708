"""A briefing as one file for others: a web page, Markdown or plain text, all from the same block tree."""
