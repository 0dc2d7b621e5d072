using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Server.Sqlite;
using RearCloud.Server.Storage;
using RearCloud.Server.Sync;
using RearCloud.TestKit.BadInput;
using RearCloud.TestKit.Machine;
using static RearCloud.TestKit.Sync.Bodies;

namespace RearCloud.Server.Tests.Sync;

/// <summary>Sync over a real server on this machine: SQLite in a folder of its own, one port for HTTP/1.1 and one for HTTP/2.</summary>
public sealed class SyncServer : IAsyncLifetime
{
    public const string Token = "token-of-phone";

    /// <summary>With an account's name behind it the token of that account's owner.</summary>
    public const string OwnerToken = "token-of-owner-of-";

    private readonly TemporaryFolder _folder = new();
    private WebApplication? _app;

    public static Actor Phone { get; } = new("anna", "phone", "Anna's phone");

    public static StreamId Stream => Phone.Stream;

    /// <summary>The errors that the server has logged.</summary>
    public ErrorLog Log { get; } = new();

    public IServiceProvider Services => _app!.Services;

    public IDocumentDoor Door => Services.GetRequiredService<IDocumentDoor>();

    public ISessionRegistry Sessions => Services.GetRequiredService<ISessionRegistry>();

    public Uri Http => new(_app!.Urls.First());

    public Uri Grpc => new(_app!.Urls.Last());

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.Logging.AddProvider(Log);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
            kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
        });
        builder.Services.AddSqliteStorage($"Data Source={_folder["rearcloud.db"]}");
        builder.Services.AddAuthentication("Token").AddScheme<AuthenticationSchemeOptions, TokenHandler>("Token", null);
        // The raw client sends no pings; a loaded machine may keep it from reading for longer than SignalR's half minute.
        builder.Services.AddSignalR(options => options.ClientTimeoutInterval = TimeSpan.FromMinutes(5));
        builder.Services.AddSync(options =>
        {
            options.AllowedOrigins.Add("https://friend.example");
            // The tests with a slow reader fill the buffers of the machine by pushes.
            options.PushBytes = 1024 * 1024;
        });
        _app = builder.Build();
        _app.UseAuthentication();
        _app.UseAuthorization();
        _app.UseGrpcWeb(new GrpcWebOptions { DefaultEnabled = true });
        _app.MapSync();
        await StorageStart.MigrateAsync(_app.Services, CancellationToken.None);
        await _app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null) await _app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    public Task StopAsync() => _app!.StopAsync();

    /// <summary>Makes an edit that every session of the stream hears of.</summary>
    public async Task<Sequence> EditAsync(string wallpaper, TraceId? trace = null)
    {
        var result = await Door.EditAsync(Phone, Stream, [Edit.Create(Wallpaper(wallpaper), Color("#102030"))], trace, TestContext.Current.CancellationToken);
        Assert.Equal(MutationOutcome.Accepted, result.Outcome);
        return result.Sequence;
    }

    /// <summary>Knows the phone's token and one for each account, in the header or, for browsers' WebSockets, in the address.</summary>
    private sealed class TokenHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            var header = Request.Headers.Authorization.ToString();
            var token = header.StartsWith("Bearer ", StringComparison.Ordinal) ? header["Bearer ".Length..] : Request.Query["access_token"].ToString();
            var actor = token == Token ? Phone : token.StartsWith(OwnerToken, StringComparison.Ordinal) ? new Actor(token[OwnerToken.Length..], null, "Owner") : null;
            return Task.FromResult(actor is null
                ? AuthenticateResult.NoResult()
                : AuthenticateResult.Success(new AuthenticationTicket(ActorClaims.ToPrincipal(actor, Scheme.Name), Scheme.Name)));
        }
    }
}
