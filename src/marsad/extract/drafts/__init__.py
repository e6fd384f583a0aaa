"""Drafts, the claims on their way: what one is, when two agree, how two become one, then a Claim.

In: drafts, two at a time. Out: drafts; with their document, Claims. Touches nothing.
"""
