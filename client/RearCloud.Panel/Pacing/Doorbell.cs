using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace RearCloud.Panel.Pacing;

/// <summary>
/// Wakes one waiting thread. Ringing takes no lock and enters the kernel only if the thread sleeps; rings before a wait are one ring.
/// </summary>
/// <remarks>An eventfd(2) with a word in front of it. One thread waits, any thread rings.</remarks>
internal sealed partial class Doorbell : IDisposable
{
    private const int Quiet = 0;
    private const int Rung = 1;
    private const int Asleep = 2;
    private const int CloseOnExec = 0x80000;
    private const short Readable = 1;

    private readonly SafeFileHandle _event;
    private int _state;

    public Doorbell()
    {
        _event = new SafeFileHandle(EventFd(0, CloseOnExec), ownsHandle: true);
        if (_event.IsInvalid) throw new InvalidOperationException($"eventfd failed with error {Marshal.GetLastPInvokeError()}.");
    }

    public void Ring()
    {
        if (Interlocked.Exchange(ref _state, Rung) != Asleep) return;
        ulong one = 1;
        _ = Write(_event, in one, sizeof(ulong));
    }

    /// <summary>Waits for a ring, at most <paramref name="timeout"/>, or without end if null. May return early; look again.</summary>
    /// <returns>True if it rang.</returns>
    public bool Wait(TimeSpan? timeout)
    {
        if (Interlocked.CompareExchange(ref _state, Asleep, Quiet) == Rung)
        {
            Volatile.Write(ref _state, Quiet);
            return true;
        }

        var poll = new PollFd(_event.DangerousGetHandle().ToInt32(), Readable, 0);
        if (timeout is { } limit)
        {
            _ = Poll(ref poll, 1, Timespec.Of(limit > TimeSpan.Zero ? limit : TimeSpan.Zero), 0);
        }
        else
        {
            _ = PollForever(ref poll, 1, 0, 0);
        }

        if (Interlocked.Exchange(ref _state, Quiet) != Rung) return false;

        // Whoever changed Asleep to Rung writes exactly once; reading it here keeps the count at zero for the next wait.
        _ = Read(_event, out _, sizeof(ulong));
        return true;
    }

    public void Dispose() => _event.Dispose();

    [LibraryImport("libc", EntryPoint = "eventfd", SetLastError = true)]
    private static partial int EventFd(uint initial, int flags);

    [LibraryImport("libc", EntryPoint = "write")]
    private static partial nint Write(SafeFileHandle file, in ulong value, nuint count);

    [LibraryImport("libc", EntryPoint = "read")]
    private static partial nint Read(SafeFileHandle file, out ulong value, nuint count);

    [LibraryImport("libc", EntryPoint = "ppoll")]
    private static partial int Poll(ref PollFd files, nuint count, in Timespec timeout, nint signals);

    [LibraryImport("libc", EntryPoint = "ppoll")]
    private static partial int PollForever(ref PollFd files, nuint count, nint timeout, nint signals);

    [StructLayout(LayoutKind.Sequential)]
    private record struct PollFd(int File, short Events, short Returned);
}
