using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RearCloud.Core;

namespace RearCloud.Server.Devices.Storage;

/// <summary>An enrolled device as stored. Revoking it deletes the row.</summary>
internal sealed class DeviceRow
{
    public required string Id { get; init; }

    public required string AccountId { get; init; }

    /// <summary>A copy of the device settings' name, so that authenticating reads one row.</summary>
    public required string Name { get; set; }

    /// <summary>Version of the device settings that <see cref="Name"/> was copied from.</summary>
    public long NameVersion { get; set; }

    public required string Panel { get; init; }

    public required string TokenHash { get; init; }

    public required DateTimeOffset EnrolledAt { get; init; }

    public DateTimeOffset? LastSeenAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<DeviceRow>
    {
        public void Configure(EntityTypeBuilder<DeviceRow> builder)
        {
            builder.ToTable("device");
            builder.HasKey(row => row.Id);
            builder.Property(row => row.Id).HasMaxLength(Limits.IdLength);
            builder.Property(row => row.Panel).HasMaxLength(Limits.IdLength);
            builder.Property(row => row.TokenHash).HasMaxLength(64);
            builder.HasIndex(row => row.TokenHash).IsUnique();
            builder.Property(row => row.AccountId).HasMaxLength(Limits.IdLength);
            builder.HasIndex(row => row.AccountId);
            builder.Property(row => row.Name).HasMaxLength(DeviceLimits.NameLength);
        }
    }
}
