"""``python -m bench``: run every bench and write its page of the manual."""

from bench.speed import measure, report

if __name__ == "__main__":
    figures = measure()
    report(figures)
