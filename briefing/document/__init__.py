"""What a briefing is: its parts, what they hold, and what is wrong with them.

What it holds:            model, blocks, walking
How that is told:         dates, places, picture_names, binding, directions
Where its parts lie:      storage, archive, memory, names
From parts to values:     opening, manifest, markdown, whole_tables, addresses, kept_texts, changes
What is wrong with it:    checks, text_checks, complaints, toml_complaints, toml_depth, lines, whereabouts
Making and keeping one:   scaffold, examples, placeholders, untitled, days_in_names, packing, saving, schema
"""
