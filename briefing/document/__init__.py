"""What a briefing is: model, manifest, Markdown, storage and checks."""
