"""Comments on words: where they stand, threads, mentions, and the panel in the editor."""
