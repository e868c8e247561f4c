"""The demo brand: a believable retailer, mostly in order, so that a newcomer sees what Budskap
shows.
"""
