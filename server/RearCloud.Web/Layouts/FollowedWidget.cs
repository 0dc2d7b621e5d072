namespace RearCloud.Web.Layouts;

/// <summary>A widget in another hand, for the script: where it is there, in design pixels.</summary>
internal sealed record FollowedWidget(string Id, double X, double Y, double Width, double Height);
