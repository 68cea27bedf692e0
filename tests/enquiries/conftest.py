from tests.enquiries.two_sides import begun, begun_unnamed, two, withheld

__all__ = ["begun", "begun_unnamed", "two", "withheld"]
