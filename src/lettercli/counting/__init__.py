"""Counting very many tokens: which of an edition's tokens are counted, what counts as one word, how often each is.

All of this imports numpy, so it is imported in the function that counts.
"""
