using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RearCloud.Server.Accounts.Storage;

/// <summary>A key that cookies and forms are protected with, or a revocation, as ASP.NET Core's data protection writes it.</summary>
internal sealed class ProtectionKeyRow
{
    /// <summary>From 1 without holes: of two nodes that add at the same time one finds the number taken.</summary>
    public required int Number { get; init; }

    public required string Xml { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ProtectionKeyRow>
    {
        public void Configure(EntityTypeBuilder<ProtectionKeyRow> builder)
        {
            builder.ToTable("protection_key");
            builder.HasKey(row => row.Number);
            builder.Property(row => row.Number).ValueGeneratedNever();
        }
    }
}
