namespace RearCloud.Panel.Linux.Light;

/// <summary>The middle one of the last five readings: a hand that passes, or a lamp that flickers, is no dusk.</summary>
internal sealed class SteadyLight
{
    private const int Readings = 5;

    private readonly double[] _last = new double[Readings];
    private int _next;
    private bool _isEmpty = true;

    public double Next(double lux)
    {
        // The first reading counts at once, for all that are not there yet.
        if (_isEmpty) _last.AsSpan().Fill(lux);
        _isEmpty = false;
        _last[_next] = lux;
        _next = (_next + 1) % Readings;
        Span<double> sorted = stackalloc double[Readings];
        _last.CopyTo(sorted);
        sorted.Sort();
        return sorted[Readings / 2];
    }

    /// <summary>Forgets the readings, because the sensor is gone.</summary>
    public void Clear() => _isEmpty = true;
}
