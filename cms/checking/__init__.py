"""What the checker says, for people: findings with both sides, what decided, stored findings, and a
brand's choices of checks.
"""
