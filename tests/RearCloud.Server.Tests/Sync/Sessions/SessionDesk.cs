using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using RearCloud.Core;
using RearCloud.Core.Edits;
using RearCloud.Core.Replicas;
using RearCloud.Protocol;
using RearCloud.Protocol.Frames;
using RearCloud.Server.Accounts;
using RearCloud.Server.SharedStreams;
using RearCloud.Server.Sqlite;
using RearCloud.Server.Storage;
using RearCloud.Server.Sync;
using RearCloud.Server.Sync.Sessions;
using RearCloud.Server.Sync.Streams;
using RearCloud.TestKit.Machine;

namespace RearCloud.Server.Tests.Sync.Sessions;

/// <summary>Sessions without transport over a real door, with a clock that stands until it is moved.</summary>
internal sealed class SessionDesk : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<ServiceProvider> _nodes = [];

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 5, 4, 12, 0, 0, TimeSpan.Zero));

    public static Actor Phone { get; } = new("anna", "phone", "Anna's phone");

    public IServiceProvider Node => _nodes[0];

    /// <summary>Reading transactions of all nodes so far.</summary>
    public int Reads => _nodes.Sum(n => n.GetRequiredService<CountedStore>().Reads);

    public static async Task<SessionDesk> OpenAsync()
    {
        var desk = new SessionDesk();
        await StorageStart.MigrateAsync(desk.AddNode(), CancellationToken.None);
        return desk;
    }

    /// <summary>Another server process over the same database: its commits give this one no hints.</summary>
    public IServiceProvider AddNode()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSqliteStorage($"Data Source={_folder["rearcloud.db"]}");
        services.AddSync(options => options.SessionsPerAccount = 3);
        services.AddSingleton<PasswordCheck>();
        services.AddSingleton<IAccounts, LocalAccounts>();
        services.AddSharedStreams();
        services.AddSingleton<CountedStore>();
        services.AddSingleton<IStreamStore>(s => s.GetRequiredService<CountedStore>());
        _nodes.Add(services.BuildServiceProvider());
        return _nodes[^1];
    }

    public Talk Connect(Actor? actor = null) => new(Node.GetRequiredService<SessionTools>(), actor ?? Phone);

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes) await node.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    /// <summary>One session and its client.</summary>
    internal sealed class Talk : IAsyncDisposable
    {
        private readonly Channel<Result<ClientFrame>> _input = Channel.CreateUnbounded<Result<ClientFrame>>();
        private readonly CancellationTokenSource _gone = new();
        private readonly SyncSession _session;

        public Talk(SessionTools tools, Actor actor) =>
            _session = new SyncSession(new SessionPeer(actor, "test", () => IsCutOff.TrySetResult()), tools, _input.Reader.ReadAllAsync());

        public TaskCompletionSource IsCutOff { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Say(Result<ClientFrame> frame) => _input.Writer.TryWrite(frame);

        public void Hello(string client = "replica", int version = ProtocolVersions.Current, params StreamCookie[] cookies) =>
            Say(new ClientFrame.Hello(version, new ClientId(client), "test 1", cookies));

        /// <summary>The next frame; null at the end.</summary>
        public Task<ServerFrame?> NextAsync() =>
            _session.NextAsync(_gone.Token).AsTask().WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

        public async Task<T> NextAsync<T>()
            where T : ServerFrame => Assert.IsType<T>(await NextAsync());

        /// <summary>Opens and takes the first delta.</summary>
        public async Task<Delta> OpenAsync(string client = "replica", params StreamCookie[] cookies)
        {
            Hello(client, cookies: cookies);
            await NextAsync<ServerFrame.Welcome>();
            return (await NextAsync<ServerFrame.Changes>()).Delta;
        }

        public void CloseInput() => _input.Writer.Complete();

        public async ValueTask DisposeAsync()
        {
            await _gone.CancelAsync();
            await _session.DisposeAsync();
            _gone.Dispose();
        }
    }
}
