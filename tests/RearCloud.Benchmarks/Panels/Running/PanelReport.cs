namespace RearCloud.Benchmarks.Panels.Running;

/// <summary>What a program that keeps beats at 120 Hz says of itself at its end.</summary>
/// <param name="Beats">Beats that went by.</param>
/// <param name="Missed">Beats that came and went before it was ready for them.</param>
/// <param name="LatenessP50">From a beat to the waking, us.</param>
/// <param name="LatenessP999">The same, of the latest thousandth.</param>
/// <param name="ProcessorShare">Of one core.</param>
/// <param name="ShownP50">From telling a panel of documents to the end of the frame that shows them, us; 0 if none were told.</param>
/// <param name="ShownP99">The same.</param>
/// <param name="Causes">Why beats were missed, for people.</param>
internal sealed record PanelReport(
    long Beats,
    long Missed,
    double LatenessP50,
    double LatenessP999,
    double ProcessorShare,
    double ShownP50,
    double ShownP99,
    string Causes)
{
    public double MissedShare => (double)Missed / Beats;
}
