using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using RearCloud.Server.Storage;

namespace RearCloud.Server.Sqlite;

/// <summary>Lets the migrations tool build the model without a host.</summary>
internal sealed class DesignTimeDb : IDesignTimeDbContextFactory<RearCloudDb>
{
    public RearCloudDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<RearCloudDb>();
        SqliteStorage.Configure(options, "Data Source=design-time");
        return new RearCloudDb(options.Options);
    }
}
