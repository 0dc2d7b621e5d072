using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace RearCloud.Server.Storage;

/// <summary>Stores a moment as microseconds since 1970-01-01T00:00:00Z.</summary>
internal sealed class UnixMicroseconds() : ValueConverter<DateTimeOffset, long>(moment => From(moment), value => To(value))
{
    public static long From(DateTimeOffset moment) => (moment.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset To(long value) => DateTimeOffset.UnixEpoch.AddTicks(value * TimeSpan.TicksPerMicrosecond);
}
