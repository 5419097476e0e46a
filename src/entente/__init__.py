"""entente: a ledger of diplomatic contacts, read from the news."""
