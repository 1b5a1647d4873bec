"""The postman: what waits to be sent, who takes it, and what became of it."""
