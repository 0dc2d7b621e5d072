using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RearCloud.Server.Accounts.Storage;

/// <summary>An account as stored.</summary>
internal sealed class AccountRow
{
    public required string Id { get; init; }

    public required string Name { get; set; }

    /// <summary>As ASP.NET Core Identity's hasher writes it: PBKDF2 with its parameters.</summary>
    public required string PasswordHash { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<AccountRow>
    {
        public void Configure(EntityTypeBuilder<AccountRow> builder)
        {
            builder.ToTable("account");
            builder.HasKey(row => row.Id);
            builder.Property(row => row.Id).HasMaxLength(Core.Limits.IdLength);
            builder.Property(row => row.Name).HasMaxLength(AccountLimits.NameLength);
            builder.Property(row => row.PasswordHash).HasMaxLength(200);
            builder.HasIndex(row => row.Name).IsUnique();
        }
    }
}
