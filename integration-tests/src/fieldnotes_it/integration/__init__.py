"""Tests across the services, through their HTTP interfaces."""
