using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RearCloud.Server.Accounts.Storage;

/// <summary>A one-time sign-in code by its hash; using it deletes the row.</summary>
internal sealed class SignInCodeRow
{
    public required string Hash { get; init; }

    public required string AccountId { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<SignInCodeRow>
    {
        public void Configure(EntityTypeBuilder<SignInCodeRow> builder)
        {
            builder.ToTable("sign_in_code");
            builder.HasKey(row => row.Hash);
            builder.Property(row => row.Hash).HasMaxLength(64);
            builder.HasOne<AccountRow>().WithMany().HasForeignKey(row => row.AccountId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
