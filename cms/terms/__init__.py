"""Terms of a style guide: their inflected forms are proposed, and an editor confirms them."""
