using System.Globalization;
using RearCloud.TestKit.Machine;

namespace RearCloud.TestKit.Redis;

/// <summary>A real Redis server of a test's own, on 127.0.0.1 and a free port, that keeps nothing on the disk. It can be stopped and started again.</summary>
public sealed class RedisServer : IAsyncDisposable
{
    private const string Program = "/usr/bin/redis-server";

    private readonly int _port = FreePort.Find();
    private KeptProgram? _program;

    private RedisServer()
    {
    }

    /// <summary>Connects to it.</summary>
    public string ConnectionString => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{_port}");

    /// <summary>Starts a server. Without Debian's <c>redis-server</c> the test is skipped, and fails when <c>CI</c> is true.</summary>
    public static async Task<RedisServer> StartAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(Program)) Missing.SkipOrFail("No Redis for the tests (Debian: apt-get install redis-server).");
        var server = new RedisServer();
        await server.StartAgainAsync(cancellationToken);
        return server;
    }

    /// <summary>Starts the stopped server on the same port.</summary>
    public async Task StartAgainAsync(CancellationToken cancellationToken)
    {
        var port = _port.ToString(CultureInfo.InvariantCulture);
        _program = KeptProgram.Start(Program, "--bind", "127.0.0.1", "--port", port, "--save", "", "--appendonly", "no", "--dir", "/tmp");
        await Port.AnswersAsync(_port, () => _program.Log, cancellationToken);
    }

    /// <summary>Ends the server without a warning.</summary>
    public async Task KillAsync()
    {
        if (_program is not null) await _program.DisposeAsync();
        _program = null;
    }

    /// <summary>Ends the server.</summary>
    public async ValueTask DisposeAsync() => await KillAsync();
}
