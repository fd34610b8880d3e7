"""Files of incidents, as any CAD or RMS writes them, through the same door as everything else.

A file is a table (`tables`), whose columns are recognised (`detecting`) or known by a saved mapping (`mapping`); each
row is read (`reading`); the rows of one incident are joined (`joining`) and recorded, or refused and told why.
"""
