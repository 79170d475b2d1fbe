"""How the weights were trained: one module for each table in ``core/analysis/weights``, run with ``python -m``.

Nothing that the program runs imports this package; it needs the ``train`` extra and gold texts that are not shipped.
"""
