"""Fictional reports of the genre whose truth is known, and changes that make one of their figures untrue.

`generate(seed)` gives a report with every quantity that its text states and the arithmetic between them, all of it
true; `inject` changes one figure so that a relation is not. Nothing here uses the code under test.
"""

from tests.generated.injection import inject, inject_text
from tests.generated.reports import generate
from tests.generated.truth import CHECKS, Check, Generated, Injected, Quantity, Relation

__all__ = [
    "CHECKS",
    "Check",
    "Generated",
    "Injected",
    "Quantity",
    "Relation",
    "generate",
    "inject",
    "inject_text",
]
