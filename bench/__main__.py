"""``python -m bench``: run every bench and write its page of the manual."""

from bench import accuracy, checks, growth, site_checks, speed

if __name__ == "__main__":
    speed.report(speed.measure(), growth.measure())
    accuracy.report(accuracy.measure(accuracy.HALVES), more=checks.lines(accuracy.HALVES))
    site_checks.report()
