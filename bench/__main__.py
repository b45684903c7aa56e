"""``python -m bench``: run the benches of speed, checks and assignment, and write their pages of the manual."""

from bench import assignment, checks, growth, speed, worst_case

if __name__ == "__main__":
    worst = worst_case.measure()
    speed.report(speed.measure(), growth.measure(), worst)
    checks.report()
    assignment.report(assignment.measure(), assignment.loss())
    worst_case.refuse_growth(worst)
