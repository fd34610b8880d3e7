"""Real public calls for service, played through the door that a CAD comes through.

A file's rows become calls (`files`), calls become reports of the incident API (`reports`), reports leave in
the order of their own times (`timeline`) over HTTP (`door`). Then the agency is left in peace until it has decided
and people have answered (`calming`), and what came of it is counted (`summary`) and told (`telling`).
"""
