"""Reading: the sidebar, the text as pages of rich text, and the cards and links that it brings up."""
