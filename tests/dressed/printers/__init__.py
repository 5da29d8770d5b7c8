# SPDX-License-Identifier: GPL-3.0-or-later
"""Printers: each prints samples to PDFs, print_all(samples, folder) → {(sample's number, page): (PDF, page of it from 1)}."""
