"""The editor of a variant: its form, made from what the channel declares, its preview and its
findings.
"""
