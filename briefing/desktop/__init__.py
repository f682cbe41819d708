"""Everything Qt: the window, its panes, its actions and its look."""
