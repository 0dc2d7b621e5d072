using System.Text;

namespace RearCloud.CrashClient;

/// <summary>The standard output: a line is whole and with its reader when <see cref="Print"/> returns, whatever happens to this program then.</summary>
internal static class Lines
{
    private static readonly Lock Gate = new();
    private static readonly Stream Out = Console.OpenStandardOutput();

    public static void Print(string line)
    {
        lock (Gate) Out.Write(Encoding.UTF8.GetBytes(line + "\n"));
    }
}
