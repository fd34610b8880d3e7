"""Chaos: the real processes under blows, and afterwards an audit of both sides' books.

`feeding` is a CAD that never gives up, `troubles` are the blows, `clocks` moves the clock over midnight and the end of
daylight saving, `ledger` copies both sides' books, `audits` judges the copy, `running` puts it all together.
"""
