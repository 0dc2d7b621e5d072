using System.Globalization;

namespace RearCloud.Simulation.Worlds;

/// <summary>Everything that happened, as a hash, and as lines if somebody wants to read them.</summary>
internal sealed class EventLog(bool isRecording)
{
    // FNV-1a, 64 bits.
    private const ulong Prime = 1_099_511_628_211;

    private readonly List<string> _lines = [];

    /// <summary>Equal for two runs in which the same things happened in the same order at the same times.</summary>
    public ulong Hash { get; private set; } = 14_695_981_039_346_656_037;

    public IReadOnlyList<string> Lines => _lines;

    public void Note(TimeSpan at, string who, string what, long first, long second)
    {
        Add(at.Ticks);
        Add(who);
        Add(what);
        Add(first);
        Add(second);
        if (isRecording) _lines.Add(string.Create(CultureInfo.InvariantCulture, $"{at.TotalMilliseconds,12:0.000} ms  {who,-9} {what} {first} {second}"));
    }

    private void Add(string text)
    {
        foreach (var letter in text) Hash = (Hash ^ letter) * Prime;
    }

    private void Add(long number)
    {
        for (var shift = 0; shift < 64; shift += 16) Hash = (Hash ^ (ushort)(number >> shift)) * Prime;
    }
}
