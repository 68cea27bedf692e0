"""What both engines add to the score of a record that is near, and take off again."""

from search.query import Query

LEAST_BONUS = 1000.0
# No word adds more to a score than its weight times this: 2.2 times the rarity of a word of one among 75 million.
MOST_OF_A_WORD = 40.0


def near_bonus(query: Query) -> float:
    """More than all words together can add: whatever is near then stands before what is not, and a score says which
    of the two a record is. No larger than needed, since engines count with seven digits."""
    return max(LEAST_BONUS, MOST_OF_A_WORD * sum(term.weight for term in query.scoring + query.fixed))


def words_alone(score: float, bonus: float) -> float:
    """A score without the bonus, where it has one."""
    return max(score - bonus, 0.0) if score >= bonus * (1 - 1e-6) else score
