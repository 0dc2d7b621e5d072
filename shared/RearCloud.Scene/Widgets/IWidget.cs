namespace RearCloud.Scene.Widgets;

/// <summary>The look of one widget, its members read: signals and time in, instructions out.</summary>
internal interface IWidget
{
    void Draw(WidgetCanvas canvas);
}
