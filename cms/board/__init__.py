"""The admin pages that show the whole: the board, the home page's work list, the release log."""
