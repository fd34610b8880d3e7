"""Chaos: the real processes under blows, and afterwards an audit of both sides' books.

`feeding` is a CAD that never gives up, `troubles` are the blows, `passing` lets a weekend pass, `ledger` copies both
sides' books, `audits` judges the copy, `running` puts it all together.
"""
