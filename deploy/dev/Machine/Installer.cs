using System.Collections.Immutable;
using RearCloud.Dev.Running;

namespace RearCloud.Dev.Machine;

/// <summary>Installs what is missing with Debian's packages, or says exactly what to install.</summary>
internal static class Installer
{
    private const string ClusterSettings = "/etc/postgresql-common/createcluster.conf";

    // What a package would start by itself, at once and at every boot.
    private static readonly ImmutableDictionary<string, string> Servers =
        ImmutableDictionary<string, string>.Empty.Add("redis-server", "redis-server").Add("nginx-light", "nginx");

    private static readonly ImmutableDictionary<string, string?> Quiet =
        ImmutableDictionary<string, string?>.Empty.Add("DEBIAN_FRONTEND", "noninteractive");

    /// <summary>Returns when everything is there; fails with the list of what could not be installed.</summary>
    internal static async Task EnsureAsync(IEnumerable<Need> needs, CancellationToken cancellationToken)
    {
        var missing = needs.Where(need => !need.IsThere()).ToList();
        if (missing.Count == 0)
            return;

        var packages = missing.SelectMany(need => need.Packages).ToImmutableArray();
        if (!Environment.IsPrivilegedProcess || Shell.Find("apt-get") is not { } aptGet)
            throw new CommandFailedException(Instructions(missing, packages));

        await using var progress = new Progress("Install " + string.Join(", ", packages));
        LeaveNoDatabaseRunning(packages);
        using (new NoStartOfServers())
        {
            try
            {
                await InstallAsync(aptGet, packages, progress, cancellationToken);
            }
            catch (CommandFailedException)
            {
                // The machine's list of packages may be old or empty.
                await Shell.RunAsync(new Command(aptGet, "update", "-o", "DPkg::Lock::Timeout=300") { Environment = Quiet }, progress, cancellationToken);
                await InstallAsync(aptGet, packages, progress, cancellationToken);
            }
        }

        await LeaveNothingForTheNextBootAsync(packages, progress, cancellationToken);

        if (missing.Where(need => !need.IsThere()).ToList() is { Count: > 0 } still)
            throw new CommandFailedException(Instructions(still, packages));
    }

    private static Task<IReadOnlyList<string>> InstallAsync(
        string aptGet, ImmutableArray<string> packages, Progress progress, CancellationToken cancellationToken) =>
        Shell.RunAsync(
            new Command(
                aptGet,
                ["install", "--yes", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=300", "-o", "Dpkg::Options::=--force-confold", .. packages])
            {
                Environment = Quiet,
            },
            progress,
            cancellationToken);

    // Only the programs are wanted: Debian would otherwise make a cluster and start it, now and at every boot.
    private static void LeaveNoDatabaseRunning(ImmutableArray<string> packages)
    {
        if (!packages.Contains("postgresql") || File.Exists(ClusterSettings))
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(ClusterSettings)!);
        File.WriteAllText(ClusterSettings, "create_main_cluster = false\n");
    }

    private static async Task LeaveNothingForTheNextBootAsync(ImmutableArray<string> packages, Progress progress, CancellationToken cancellationToken)
    {
        if (Shell.Find("systemctl") is not { } systemctl)
            return;
        foreach (var server in packages.Where(Servers.ContainsKey).Select(package => Servers[package]))
            await Shell.RunAsync(new Command(systemctl, "disable", server) { Environment = Quiet }, progress, cancellationToken);
    }

    private static string Instructions(IEnumerable<Need> missing, ImmutableArray<string> packages) =>
        $"""
        This machine lacks: {string.Join(", ", missing.Select(need => need.What))}.
        As root on Debian or Ubuntu: apt-get install {string.Join(' ', packages)}
        Elsewhere: the packages of the same programs; for PostgreSQL a container engine is enough, or a server's
        connection string in REARCLOUD_TEST_POSTGRES.
        """;
}
