"""What does a check say about one relation?"""

from __future__ import annotations

from dataclasses import dataclass

from analysis.audit.context import Member, Passage


@dataclass(frozen=True, slots=True)
class Finding:
    """One relation between stated figures, or one percentage that cannot be verified.

    `members` holds the stated figure first. `reported` and `computed` are in the unit of the stated figure; a change is
    signed by its direction.
    """

    check: str
    status: str
    passage: Passage
    members: tuple[Member, ...]
    reported: float
    computed: float
    explanation: str

    def row(self) -> dict[str, object]:
        """The finding as a row of the table of checks."""
        return {
            "section": self.members[0].section,
            "check": self.check,
            "status": self.status,
            "reported": self.reported,
            "computed": self.computed,
            "difference": self.reported - self.computed,
            "members": ";".join(str(member.start) for member in self.members),
            "explanation": self.explanation,
            "sentence": self.passage.sentence,
            "start": self.passage.start,
            "end": self.passage.end,
        }

    def pairs(self) -> set[frozenset[int]]:
        """The pairs of figures that the relation joins, each as two offsets."""
        starts = [member.start for member in self.members]
        return {frozenset((a, b)) for a in starts for b in starts if a != b}
