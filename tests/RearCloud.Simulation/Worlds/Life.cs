namespace RearCloud.Simulation.Worlds;

/// <summary>One life of a process: what it had planned does not happen after its end.</summary>
internal sealed class Life(string name)
{
    public string Name => name;

    public bool IsOver { get; private set; }

    public void End() => IsOver = true;

    /// <exception cref="ProcessDiedException">The process is gone: its code does not go on.</exception>
    public void Check()
    {
        if (IsOver) throw new ProcessDiedException(name);
    }
}
