"""A briefing becomes a PDF, page images or another file to hand on."""
