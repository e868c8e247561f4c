"""The review clock: every message is looked through again by a day, and somebody says it holds."""
