"""Approving: the queue, the screen with before and after, and what a policy asks."""
