"""Snippets: the brand's shared pieces of text, who uses them, and how they change."""
