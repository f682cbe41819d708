"""Files: what is opened, compared, checked, saved and handed on, and what its author changes meanwhile."""
