namespace RearCloud.Architecture.House;

/// <summary>
/// Who may use whom. A new arrow is a decision: change this table, the page that prints it, and write a record in docs/decisions.
/// </summary>
internal static class HouseTable
{
    private static readonly string[] Clock =
        ["P:System.DateTime.Now", "P:System.DateTime.UtcNow", "P:System.DateTime.Today", "P:System.DateTimeOffset.Now", "P:System.DateTimeOffset.UtcNow"];

    private static readonly string[] EveryClock = [.. Clock, "P:System.TimeProvider.System", "T:System.Diagnostics.Stopwatch"];

    private static readonly string[] Chance =
        ["M:System.Guid.NewGuid", "M:System.Guid.CreateVersion7", "T:System.Random", "T:System.Security.Cryptography.RandomNumberGenerator"];

    private static readonly string[] Threads =
        ["T:System.Threading.Thread", "T:System.Threading.ThreadPool", "T:System.Threading.Timer", "T:System.Threading.Tasks.Parallel"];

    private static readonly string[] InputOutput =
        ["N:System.Net", "T:System.IO.File", "T:System.IO.Directory", "T:System.IO.FileStream", "T:System.Console", "T:System.Environment"];

    private static readonly string[] Pure = [.. EveryClock, .. Chance, .. Threads, .. InputOutput];

    private static readonly string[] DatabaseBrands = ["Sqlite", "SQLitePCL", "Npgsql", "SqlServer", "MySql", "Redis"];

    private static readonly string[] NoPixels = ["SkiaSharp", "HarfBuzzSharp", "EntityFrameworkCore"];

    private static readonly string[] NoNetworkNoDatabase =
        ["Grpc", "Protobuf", "SignalR", "Http", "EntityFrameworkCore", .. DatabaseBrands];

    internal static IReadOnlyList<HouseRow> Rows { get; } =
    [
        new("shared", "Expressions") { Never = "clock, guid, random, threads, IO", Banned = Pure },
        new("shared", "Core") { References = ["Expressions"], Never = "clock, guid, random, threads, IO", Banned = Pure },
        new("shared", "Protocol")
        {
            References = ["Core"],
            Packages = ["Google.Api.CommonProtos", "Google.Protobuf", "Grpc.Core.Api"],
            Never = "clock",
            Banned = Clock,
        },
        new("shared", "Scene") { References = ["Core", "Expressions"], Never = "packages, clock, guid, random, threads, IO", Banned = Pure },
        new("shared", "Rendering")
        {
            References = ["Scene"],
            Packages = ["SkiaSharp*", "HarfBuzzSharp*"],
            Never = "threads, clock, network",
            Banned = [.. EveryClock, .. Chance, .. Threads, "N:System.Net"],
        },
        new("server", "Server")
        {
            References = ["Core", "Expressions", "Protocol", "Rendering"],
            Packages = ["Grpc.AspNetCore*", "Microsoft.AspNetCore.*", "Microsoft.EntityFrameworkCore.Relational", "Microsoft.Extensions.*", "EFCore.NamingConventions", "OpenTelemetry.*", "Scalar.AspNetCore"],
            UsesAspNetCore = true,
            Never = "the client, a database brand",
            NeverPackages = DatabaseBrands,
            Banned = Clock,
        },
        new("server", "Server.Sqlite")
        {
            References = ["Server"],
            Packages = ["Microsoft.EntityFrameworkCore.Sqlite", "SQLitePCLRaw.*"],
            UsesAspNetCore = true,
            NeverPackages = ["Npgsql"],
        },
        new("server", "Server.Postgres")
        {
            References = ["Server"],
            Packages = ["Npgsql.EntityFrameworkCore.PostgreSQL"],
            UsesAspNetCore = true,
            NeverPackages = ["Sqlite"],
        },
        new("server", "Server.Redis")
        {
            References = ["Server"],
            Packages = ["StackExchange.Redis"],
            UsesAspNetCore = true,
            NeverPackages = ["Sqlite", "Npgsql"],
        },
        new("server", "Server.S3")
        {
            References = ["Server"],
            Packages = ["AWSSDK.S3"],
            UsesAspNetCore = true,
            Never = "Storage, row types, a database brand",
            NeverPackages = DatabaseBrands,
            Banned = ["N:RearCloud.Server.Storage", .. Clock],
        },
        new("server", "Web")
        {
            References = ["Server"],
            Packages = ["MudBlazor"],
            UsesAspNetCore = true,
            Never = "Storage, row types",
            NeverPackages = DatabaseBrands,
            Banned = ["N:RearCloud.Server.Storage", .. Clock],
        },
        new("server", "Host")
        {
            References = ["Server", "Server.Sqlite", "Server.Postgres", "Server.Redis", "Server.S3", "Web"],
            UsesAspNetCore = true,
        },
        new("client", "Client")
        {
            References = ["Protocol"],
            Packages = ["Grpc.Net.Client", "Grpc.Net.Client.Web", "Microsoft.AspNetCore.SignalR.Client", "Microsoft.Data.Sqlite"],
            Never = "Skia, EF Core, Scene",
            NeverPackages = NoPixels,
            Banned = Clock,
        },
        new("client", "Panel")
        {
            References = ["Rendering"],
            Never = "Client, Protocol, network, database",
            NeverPackages = NoNetworkNoDatabase,
            Banned = ["N:System.Net", "N:System.Data", .. Clock],
        },
        new("client", "Panel.Linux") { References = ["Panel"], Never = "Client", NeverPackages = NoNetworkNoDatabase, Banned = Clock },
        new("client", "Cli")
        {
            References = ["Client", "Panel", "Panel.Linux"],
            Packages = ["System.CommandLine"],
            UsesAspNetCore = true,
            Never = "the server; it is the one place where sync and pixels meet",
        },
    ];

    internal static HouseRow Row(string project) => Rows.Single(row => row.Project == project);

    /// <summary>Everything a project may reach: what it may name, and what that may name.</summary>
    internal static IReadOnlySet<string> Reachable(string project)
    {
        var reached = new HashSet<string> { project };
        var open = new Stack<string>([project]);
        while (open.TryPop(out var next))
        {
            foreach (var reference in Row(next).References.Where(reached.Add))
                open.Push(reference);
        }

        return reached;
    }
}
