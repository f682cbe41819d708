"""Everything Qt, in layers of which each knows those below it only; a contract in pyproject.toml holds that.

The start:              startup, and what goes before: qt_import, quick_enums, first; crash for what nobody foresaw
While it runs:          keeping what is set, looking for garbage, answering the summons of another start
What can be done:       commands, with files/, preview/, highlights/, find_bar, picture_commands, editing, command_list,
                        help
The window:             one briefing, with the panes below
Its panes:              reading/ for the text, image_pane for the pictures, message_bar over them, tool_bar above
What these stand on:    compare/, the canvas on which two pictures are compared
What all are made of:   parts/, the small ones; actions, jobs, session, wishes, look, theme and the like
"""
