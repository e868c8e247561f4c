"""The addresses of comments."""

from typing import Any

from django.urls import path
from wagtail.admin.viewsets.base import ViewSet

from cms.comments.views import AddView, PanelView, PeopleView, SeenView, SettleView


class CommentViewSet(ViewSet):
    """No page of its own: comments stand in the editor and on the approval screen."""

    name = "comments"
    icon = "comment"

    def get_urlpatterns(self) -> list[Any]:
        return [
            path("<int:variant>/", PanelView.as_view(), name="panel"),
            path("<int:variant>/people/", PeopleView.as_view(), name="people"),
            path("<int:variant>/add/", AddView.as_view(), name="add"),
            path("<int:pk>/<slug:verb>/", SettleView.as_view(), name="settle"),
            path("mention/<int:pk>/seen/", SeenView.as_view(), name="seen"),
        ]
