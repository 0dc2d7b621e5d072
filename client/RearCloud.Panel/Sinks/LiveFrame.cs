namespace RearCloud.Panel.Sinks;

/// <summary>An encoded frame, shared by all viewers.</summary>
/// <param name="Number">Counts presented frames from 1.</param>
/// <param name="Time">The moment that the frame shows.</param>
/// <param name="Bytes">A whole JPEG or PNG file.</param>
public sealed record LiveFrame(long Number, DateTimeOffset Time, ReadOnlyMemory<byte> Bytes);
