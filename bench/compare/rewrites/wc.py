"""Counting the words of the file: a yardstick, no contestant."""

NAME = "LC_ALL=C.UTF-8 wc -w"
COMMAND = ("env", "LC_ALL=C.UTF-8", "wc", "-w", "{input}")
ANSWER = None
