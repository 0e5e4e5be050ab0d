"""The Mobius Context Engineering Platform: projects, their contexts, and completions on them."""
