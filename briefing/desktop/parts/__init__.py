"""Parts: the small things of which windows are made."""
