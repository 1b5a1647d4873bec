"""Papers of the kind that parents are given, labelled by hand, and what the reader learns from them."""
