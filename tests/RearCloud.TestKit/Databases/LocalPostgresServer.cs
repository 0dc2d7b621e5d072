using System.Diagnostics;
using System.Globalization;
using RearCloud.TestKit.Machine;

namespace RearCloud.TestKit.Databases;

/// <summary>
/// A throw-away PostgreSQL cluster from the machine's own programs, on 127.0.0.1 and a free port.
/// A small shell, the keeper, starts it and waits for the end of its own input: whether this process disposes the server or dies,
/// the pipe closes, and the keeper stops the cluster and deletes its folder.
/// </summary>
internal sealed class LocalPostgresServer : IPostgresServer
{
    internal const string FolderPrefix = "rearcloud-postgres-";

    private const int Attempts = 3;

    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(30);

    private const string Ready = "cluster is ready";

    // Signals of the terminal reach the whole group; the keeper must outlive them to clean up. pg_ctl puts the cluster into a session of
    // its own, and waits until it takes connections and until it has ended.
    private const string KeeperScript = """
        trap '' INT HUP TERM PIPE
        bin=$1 folder=$2 port=$3 durable=$4
        mkdir -m 700 "$folder" || exit 1
        echo $$ > "$folder/keeper.pid"
        give_up() { cat "$folder/log" >&2; rm -rf "$folder"; exit 1; }
        "$bin/initdb" --pgdata="$folder/data" --username=rearcloud --auth=trust --encoding=UTF8 --locale=C --no-sync \
            > "$folder/log" 2>&1 || give_up
        "$bin/pg_ctl" start --wait --silent --pgdata="$folder/data" --log="$folder/log" --options="-p $port \
            -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=300 -c lc_messages=C \
            -c fsync=$durable -c full_page_writes=$durable -c synchronous_commit=$durable" > /dev/null 2>&1 || give_up
        echo cluster is ready >&2
        read -r _
        "$bin/pg_ctl" stop --wait --silent --mode=immediate --pgdata="$folder/data" > /dev/null 2>&1
        rm -rf "$folder"
        """;

    private readonly Process keeper;
    private readonly int port;
    private readonly string binaries;

    private LocalPostgresServer(Process keeper, int port, string binaries)
    {
        this.keeper = keeper;
        this.port = port;
        this.binaries = binaries;
    }

    public string Description => $"a cluster of {binaries} on port {port}";

    public string AdministrationConnectionString => $"Host=127.0.0.1;Port={port};Username=rearcloud;Database=postgres";

    /// <param name="binaries">The folder of PostgreSQL's programs.</param>
    /// <param name="isDurable">True: a commit waits for the disk, as in production; tests do without.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    internal static async Task<LocalPostgresServer> StartAsync(string binaries, bool isDurable, CancellationToken cancellationToken)
    {
        StalePostgresClusters.Remove();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await StartOnceAsync(binaries, FreePort.Find(), isDurable, cancellationToken);
            }
            // Another program may have taken the port between the question and the bind.
            catch (PostgresStartException problem) when (attempt < Attempts && problem.Message.Contains("could not bind", StringComparison.Ordinal))
            {
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        keeper.StandardInput.Close();
        using var timeout = new CancellationTokenSource(StopTimeout);
        try
        {
            await keeper.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            keeper.Kill(entireProcessTree: true);
        }

        keeper.Dispose();
    }

    private static async Task<LocalPostgresServer> StartOnceAsync(string binaries, int port, bool isDurable, CancellationToken cancellationToken)
    {
        var keeper = new Process { StartInfo = KeeperCommand(binaries, port, isDurable) };
        var output = new List<string>();
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        keeper.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is null)
                ready.TrySetException(new PostgresStartException(string.Join('\n', output)));
            else if (line.Data == Ready)
                ready.TrySetResult();
            else if (!ready.Task.IsCompleted)
                output.Add(line.Data);
        };
        keeper.Start();
        keeper.BeginErrorReadLine();

        var server = new LocalPostgresServer(keeper, port, binaries);
        try
        {
            await ready.Task.WaitAsync(StartTimeout, cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    private static ProcessStartInfo KeeperCommand(string binaries, int port, bool isDurable)
    {
        var command = new ProcessStartInfo { RedirectStandardInput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        var folder = Path.Combine(Path.GetTempPath(), FolderPrefix + Guid.NewGuid().ToString("N")[..12]);
        string[] shell = ["/bin/sh", "-c", KeeperScript, "keeper", binaries, folder, port.ToString(CultureInfo.InvariantCulture), isDurable ? "on" : "off"];
        // PostgreSQL refuses to run as root.
        string[] whole = Environment.IsPrivilegedProcess
            ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", "--", .. shell]
            : shell;
        command.FileName = whole[0];
        foreach (var argument in whole.Skip(1))
            command.ArgumentList.Add(argument);
        return command;
    }
}
