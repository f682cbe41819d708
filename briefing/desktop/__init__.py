"""Everything Qt, in layers of which each knows those below it only; a contract in pyproject.toml holds that.

The start:              startup, and what goes before: qt_import, first; crash for what nobody foresaw
While it runs:          watching the files, keeping what is set, looking for garbage
What can be done:       commands, with opening, output, exporting, checking, preview/, find_bar, picture_commands, help
Files, asked for:       choosing, saving, quick_compare
The window:             one briefing, with the panes below
Its panes:              sidebar; text_pane, whose pages page_turner turns; image_pane, which wraps compare/; cards
What these stand on:    compare/ for the pictures, pages and rich_text for the text
What all are made of:   actions, jobs, session, look, theme, labels, boxes and the like
"""
