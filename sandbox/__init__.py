"""A look-alike of Twilio, a phone, a town that answers and a CAD feed: for demo, tests and benchmarks.

It runs as a process of its own, keeps its own books, and shares no code with the product: what it
says about texts and signatures is a second opinion.
"""
