"""The ledger in a browser: arguments, routes and pages over the views. ``entente serve`` starts it."""
