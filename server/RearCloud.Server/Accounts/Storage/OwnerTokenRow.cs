using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RearCloud.Server.Accounts.Storage;

/// <summary>A bearer token of an account, by its hash.</summary>
internal sealed class OwnerTokenRow
{
    public required string Hash { get; init; }

    public required string AccountId { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<OwnerTokenRow>
    {
        public void Configure(EntityTypeBuilder<OwnerTokenRow> builder)
        {
            builder.ToTable("owner_token");
            builder.HasKey(row => row.Hash);
            builder.Property(row => row.Hash).HasMaxLength(64);
            builder.HasOne<AccountRow>().WithMany().HasForeignKey(row => row.AccountId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
