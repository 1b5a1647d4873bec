"""The postman's table: what is to be sent, written in the same transaction as what it tells of."""
