"""The edge: who may come in, with what and how often, and what they are told when they may not."""
