"""What the commands that count share: what is counted on one run, their options, what they write."""
