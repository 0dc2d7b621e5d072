using Microsoft.Extensions.Logging;
using RearCloud.Client.Replicas;
using RearCloud.Simulation.Cloud;
using RearCloud.Simulation.Worlds;

namespace RearCloud.Simulation.Devices;

/// <summary>Listens to what the client tells: some of it must never be told.</summary>
internal sealed class DeviceLog(World world, Life life, Database database) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (life.IsOver) return;
        switch (eventId.Name)
        {
            case "SessionFailed" or "LoopFailed":
                world.Fail($"{life.Name} failed: {exception}");
                break;
            case "ReplicaRenamed":
                world.Rare.Add(RareEvent.ReplicaRenamed);
                world.Note(life.Name, "renamed");
                break;
            case "Pulling":
                world.Rare.Add(RareEvent.GapPulled);
                world.Note(life.Name, formatter(state, exception));
                // After a backup was put back under its old epoch, the checksum is what tells.
                if (VerdictOf(state) == DeltaVerdict.WrongChecksum && !database.HasRelivedEpoch) world.Fail($"{life.Name} got a delta whose checksum is wrong.");
                break;
        }
    }

    private static DeltaVerdict? VerdictOf<TState>(TState state) =>
        state is IReadOnlyList<KeyValuePair<string, object?>> facts ? facts.FirstOrDefault(f => f.Key == "Verdict").Value as DeltaVerdict? : null;
}
