"""Merge languages in the admin: a published wording for a sender that fills it in itself."""
