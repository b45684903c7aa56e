"""What the parties read of a case in free words: where a reviewer's name could stand before their eyes.

The names of the parties are not among them: whether a reviewer is one of the parties is asked as a conflict.
"""

from openimr.web.cases.models import Case
from openimr.web.reviews.models import RecordsRequest


def party_words(case: Case) -> tuple[str, ...]:
    """Return the names of a case's documents, its items, and its requests for records with their answers."""
    documents = case.documents.values_list("name", "about")
    items = case.items.values_list("heading", "description", "added_because")
    requests = RecordsRequest.objects.filter(case=case).values_list("words", "answer__words")
    return tuple(dict.fromkeys(words for row in (*documents, *items, *requests) for words in row if words))
