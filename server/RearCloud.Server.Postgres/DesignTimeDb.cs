using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using RearCloud.Server.Storage;

namespace RearCloud.Server.Postgres;

/// <summary>Lets the migrations tool build the model without a host.</summary>
internal sealed class DesignTimeDb : IDesignTimeDbContextFactory<RearCloudDb>
{
    public RearCloudDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<RearCloudDb>();
        PostgresStorage.Configure(options, "Host=design-time");
        return new RearCloudDb(options.Options);
    }
}
