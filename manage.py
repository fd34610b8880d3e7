#!/usr/bin/env python
"""Engage's command line: every task of an operator starts here."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "engage.settings")
    execute_from_command_line(sys.argv)
