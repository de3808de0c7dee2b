"""The mendings that rules name: plain functions from a finding and its source to a Fix."""
