using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RearCloud.TestKit.Databases;
using RearCloud.TestKit.Servers;

namespace RearCloud.Host.Tests.Access;

/// <summary>What one node protects every node can read.</summary>
public sealed class StoredKeyTests(PostgresFixture postgres)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nodes_that_start_together_on_an_empty_database_agree_on_an_owner_and_a_key()
    {
        await using var database = await postgres.CreateDatabaseAsync(Cancellation);
        var options = new ServerOptions { Postgres = database.ConnectionString };
        var nodes = await Task.WhenAll(ServerFixture.StartAsync(options), ServerFixture.StartAsync(options));
        await using var one = nodes[0];
        await using var other = nodes[1];

        Assert.Equal(one.Account, other.Account);
        Assert.Equal("secret", Protector(other).Unprotect(Protector(one).Protect("secret")));
        Assert.Equal("secret", Protector(one).Unprotect(Protector(other).Protect("secret")));
        Assert.Single(Repository(one).GetAllElements());
    }

    [Fact]
    public async Task Of_two_nodes_that_make_a_key_at_the_same_time_one_is_kept()
    {
        await using var server = await ServerFixture.StartAsync();
        // Both have looked before either stores.
        var (one, other) = (Repository(server), server.Services.GetRequiredService<IOptionsFactory<KeyManagementOptions>>().Create("").XmlRepository!);
        var before = one.GetAllElements().Count;
        Assert.Equal(before, other.GetAllElements().Count);

        one.StoreElement(new XElement("first"), "key-1");
        other.StoreElement(new XElement("second"), "key-2");

        Assert.Equal("first", one.GetAllElements().Last().Name);
        Assert.Equal(before + 1, other.GetAllElements().Count);
    }

    [Fact]
    public async Task A_revocation_is_kept_whoever_else_stores()
    {
        await using var server = await ServerFixture.StartAsync();
        var (one, other) = (Repository(server), server.Services.GetRequiredService<IOptionsFactory<KeyManagementOptions>>().Create("").XmlRepository!);
        var before = one.GetAllElements().Count;
        Assert.Equal(before, other.GetAllElements().Count);

        one.StoreElement(new XElement("first"), "key-1");
        other.StoreElement(new XElement("revocation"), "revocation-1");

        Assert.Equal(["first", "revocation"], one.GetAllElements().Skip(before).Select(element => element.Name.LocalName));
    }

    private static IDataProtector Protector(ServerFixture node) => node.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");

    private static IXmlRepository Repository(ServerFixture node) => node.Services.GetRequiredService<IOptions<KeyManagementOptions>>().Value.XmlRepository!;
}
