"""The road to a phone: whose it is, where a push may go, how it is sealed and carried."""
