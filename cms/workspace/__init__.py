"""One page for a message template: every variant in a grid of locale and channel, each opening in
place, and the ways to begin one that is missing.
"""
