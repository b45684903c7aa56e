"""Facts that a rationale tells of the patient, and whether the summary holds them: days, care, counts, conditions."""
