"""Cases: applications, parties, disputed items, eligibility, assignment, clocks."""
