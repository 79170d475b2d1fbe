"""What was learned from read articles: which words report speech, and which words each of them reports.

One network looks at all tokens of a document at once (``columns`` in, ``network`` through), then at each word that may
report together with the tokens around it (``pairs``); ``spans`` turns its scores into stretches, ``judge`` weighs them
against what the rules read. All of it is sums and products of arrays; the weights are in ``weights/quotes.npz``.
"""
