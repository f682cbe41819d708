"""Starting: from the first words of a start to a window that stands, and what goes on beside it.

What is loaded first:     qt_import, quick_enums
What will be shown:       first
Whether it is open:       summons, which asks; answering, which hears it in the window that has it;
                          dead_sockets, which windows that were killed left behind
Which of those with it:   numbering
The start itself:         startup
While it runs:            keeping what is set, sharing it with other windows, looking for garbage
What nobody foresaw:      crash, crash_dialog
"""
