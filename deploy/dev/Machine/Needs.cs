using System.Net.Sockets;
using RearCloud.Dev.Running;

namespace RearCloud.Dev.Machine;

/// <summary>What the commands need beside the .NET SDK.</summary>
internal static class Needs
{
    /// <summary>For the storage tests: a named server, a container engine or PostgreSQL's own programs.</summary>
    internal static readonly Need Postgres = new("PostgreSQL", HasPostgres, "postgresql");

    /// <summary>For the tests in a browser.</summary>
    internal static readonly Need Chromium = new("Chromium", () => Shell.Find("chromium") is not null, "chromium");

    /// <summary>A C compiler: for the library that disturbs a client's calls, and for the client as a native program.</summary>
    internal static readonly Need Compiler = new("a C compiler with zlib", () => Shell.Find("cc") is not null && File.Exists("/usr/include/zlib.h"), "gcc", "libc6-dev", "zlib1g-dev");

    /// <summary>For the tests with several server nodes: what carries hints between them, and what deals requests out to them.</summary>
    internal static readonly Need[] Nodes =
    [
        new("Redis", () => File.Exists("/usr/bin/redis-server"), "redis-server"),
        new("nginx", () => File.Exists("/usr/sbin/nginx"), "nginx-light"),
    ];

    /// <summary>For text in every script and for emoji.</summary>
    internal static readonly Need[] Fonts =
    [
        new("Noto fonts", () => HasFont("noto/NotoSansArabic-Regular.ttf"), "fonts-noto-core"),
        new("Noto colour emoji", () => HasFont("noto/NotoColorEmoji.ttf"), "fonts-noto-color-emoji"),
        new("Noto fonts for Chinese, Japanese and Korean", () => HasFont("opentype/noto/NotoSansCJK-Regular.ttc"), "fonts-noto-cjk"),
    ];

    /// <summary>The Unicode Consortium's conformance tests, for text in both directions and for line breaks.</summary>
    internal static readonly Need Unicode = new("Unicode's conformance files", () => File.Exists("/usr/share/unicode/BidiTest.txt"), "unicode-data");

    /// <summary>Real photographs and large pictures, for the intake of wallpapers.</summary>
    internal static readonly Need[] Pictures =
    [
        new("photographs", () => Directory.Exists("/usr/share/backgrounds/mate"), "mate-backgrounds"),
        new("large WebP pictures", () => Directory.Exists("/usr/share/backgrounds/gnome"), "gnome-backgrounds"),
    ];

    /// <summary>For the servers and clients of npm that the tests meet.</summary>
    internal static readonly Need[] JavaScript =
    [
        new("Node.js", () => Shell.Find("node") is not null, "nodejs"),
        new("npm", () => Shell.Find("npm") is not null, "npm"),
    ];

    private static bool HasFont(string file) =>
        File.Exists("/usr/share/fonts/truetype/" + file) || File.Exists("/usr/share/fonts/" + file);

    private static bool HasPostgres() =>
        Environment.GetEnvironmentVariable("REARCLOUD_TEST_POSTGRES") is { Length: > 0 }
        || HasPostgresPrograms()
        || HasContainerEngine();

    private static bool HasPostgresPrograms() =>
        Shell.Find("initdb") is not null
        || (Directory.Exists("/usr/lib/postgresql")
            && Directory.GetDirectories("/usr/lib/postgresql").Any(version => File.Exists(Path.Combine(version, "bin", "initdb"))));

    private static bool HasContainerEngine()
    {
        if (Environment.GetEnvironmentVariable("DOCKER_HOST") is { Length: > 0 })
            return true;
        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            socket.Connect(new UnixDomainSocketEndPoint("/var/run/docker.sock"));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
