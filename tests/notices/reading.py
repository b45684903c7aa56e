"""The reading grade of a notice."""

import re


def syllables(word: str) -> int:
    """Runs of vowels, without a silent e at the end; at least one."""
    runs = len(re.findall(r"[aeiouy]+", word))
    is_silent = word.endswith("e") and not word.endswith(("le", "ee", "ie")) and runs > 1
    return max(1, runs - is_silent)


def grade(paragraphs: tuple[str, ...]) -> float:
    """The Flesch–Kincaid grade of a notice without what it cites in brackets."""
    text = re.sub(r"\([^()]*(?:\([^()]*\)[^()]*)*\)", "", "\n".join(paragraphs))
    sentences = [sentence for sentence in re.split(r"[.?!:;]+\s+|\n+|[.?!]$", text) if re.search(r"[a-z]", sentence)]
    words = re.findall(r"[a-z’']+", text.lower())
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
