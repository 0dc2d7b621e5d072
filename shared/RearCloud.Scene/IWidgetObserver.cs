namespace RearCloud.Scene;

/// <summary>Hears which widget is being drawn, so that whoever builds scenes on a thread can tell which one hangs or takes long. Called by the building thread.</summary>
internal interface IWidgetObserver
{
    /// <summary>The widget's drawing begins.</summary>
    void Drawing(string widgetId);

    /// <summary>It ended, whether well or with the placeholder.</summary>
    void Drawn(string widgetId);
}
