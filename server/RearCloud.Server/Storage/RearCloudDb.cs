using Microsoft.EntityFrameworkCore;

namespace RearCloud.Server.Storage;

/// <summary>The one database of the server. Rows and their mapping stand beside their slice.</summary>
public sealed class RearCloudDb(DbContextOptions<RearCloudDb> options) : DbContext(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        // Both databases compare and order a number alike; neither does so with the other's date types.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMicroseconds>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.ApplyConfigurationsFromAssembly(typeof(RearCloudDb).Assembly);
}
