"""Addresses under ``/api/v1/``: the calls, and a problem for everything else."""

from django.urls import path, re_path

from cms.api.edge import at_the_edge, guarded
from cms.api.service import api, no_such_address

patterns, _, _ = api.urls
urlpatterns = [
    *guarded(patterns),
    path("", at_the_edge(no_such_address)),
    re_path(r".", at_the_edge(no_such_address)),
]
