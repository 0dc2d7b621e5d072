namespace RearCloud.Dev.Machine;

/// <summary>While it lives Debian's packages start no servers: only their programs are wanted, and tests start those themselves.</summary>
internal sealed class NoStartOfServers : IDisposable
{
    // Debian asks this program before it starts a server; 101 says no.
    private const string Policy = "/usr/sbin/policy-rc.d";

    private readonly bool _isMine;

    public NoStartOfServers()
    {
        // Only Debian asks; and somebody else's policy stands.
        if (OperatingSystem.IsWindows() || File.Exists(Policy))
            return;
        File.WriteAllText(Policy, "#!/bin/sh\nexit 101\n");
        File.SetUnixFileMode(Policy, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        _isMine = true;
    }

    public void Dispose()
    {
        if (_isMine)
            File.Delete(Policy);
    }
}
