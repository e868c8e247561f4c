"""The journey as a map: read, drawn, edited in place, compared, exported, read as a customer."""
