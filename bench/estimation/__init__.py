"""Estimation against the literature's values, simulated truth and the R packages of the field."""
