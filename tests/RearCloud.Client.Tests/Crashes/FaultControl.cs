using System.Diagnostics;
using System.IO.MemoryMappedFiles;

namespace RearCloud.Client.Tests.Crashes;

/// <summary>The hand on <c>faults.c</c>: what happens to the calls by which one program touches the files of one folder.</summary>
internal sealed class FaultControl : IDisposable
{
    /// <summary>The disk is full.</summary>
    public const int NoSpace = 28;

    /// <summary>The disk does not work.</summary>
    public const int InputOutput = 5;

    /// <summary>The program ends before the call, in the middle of what it writes, or after the call.</summary>
    public static readonly IReadOnlyList<int> Manners = [1, 2, 3];

    private const int AllKinds = 63;

    private static readonly Lazy<string> Library = new(Compile);

    private readonly string _path = Path.Combine(Path.GetTempPath(), $"rearcloud-test-faults-{Guid.NewGuid():n}");
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly string _folder;

    public FaultControl(string folder)
    {
        _folder = folder;
        _file = MemoryMappedFile.CreateFromFile(_path, FileMode.CreateNew, mapName: null, capacity: 5 * sizeof(int));
        _view = _file.CreateViewAccessor();
        _view.Write(sizeof(int), AllKinds);
    }

    /// <summary>Calls so far.</summary>
    public int Seen => _view.ReadInt32(0);

    /// <summary>What every call is answered with; zero: the truth.</summary>
    public int Error
    {
        set => _view.Write(4 * sizeof(int), value);
    }

    /// <summary>Counts from zero, and ends the program at a call.</summary>
    public void DieAt(int call, int manner)
    {
        _view.Write(0, 0);
        _view.Write(2 * sizeof(int), call);
        _view.Write(3 * sizeof(int), manner);
    }

    /// <summary>What a program's environment needs.</summary>
    public void AddTo(IDictionary<string, string?> environment)
    {
        environment["LD_PRELOAD"] = Library.Value;
        environment["FAULT_CONTROL"] = _path;
        environment["FAULT_FOLDER"] = _folder;
    }

    public void Dispose()
    {
        _view.Dispose();
        _file.Dispose();
        File.Delete(_path);
    }

    private static string Compile()
    {
        var source = Path.Combine(AppContext.BaseDirectory, "Crashes", "faults.c");
        var library = Path.Combine(AppContext.BaseDirectory, "Crashes", $"faults-{Environment.ProcessId}.so");
        using var compiler = Process.Start(new ProcessStartInfo("cc", ["-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-o", library, source]) { RedirectStandardError = true })!;
        var said = compiler.StandardError.ReadToEnd();
        compiler.WaitForExit();
        Assert.True(compiler.ExitCode == 0, said);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete(library);
        return library;
    }
}
