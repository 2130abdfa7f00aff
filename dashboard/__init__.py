"""The dashboard: what does a reader see of one report, and where does every number on the screen come from?

Thin over :mod:`analysis`: a page reads the address, asks for tables and figures, and shows them.
"""
