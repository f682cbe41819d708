"""Everything Qt, in layers of which each knows those below it only; a contract in pyproject.toml holds that.

The start:              starting/, with what goes before the window and on beside it
What can be done:       commands, with files/, finding/, preview/, highlights/, editing, picture_commands, realigning,
                        refusals, command_list, following
The window:             one briefing, with the panes below
Its panes:              reading/ for the text, image_pane for the pictures, message_bar over them, tool_bar above
                        with language_bar
What these stand on:    compare/, the canvas on which two pictures are compared
What all are made of:   parts/, the small ones; actions, jobs, session, wishes, look, theme and the like
"""
