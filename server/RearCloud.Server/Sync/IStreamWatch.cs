using RearCloud.Core.Documents;

namespace RearCloud.Server.Sync;

/// <summary>Hints inside this process that a stream has moved. A hint may be missed or come twice; a pull is the truth.</summary>
public interface IStreamWatch
{
    /// <summary>Calls <paramref name="onDirty"/> after commits to the stream until disposed. It must be quick and must not throw: set a flag and return.</summary>
    IDisposable Watch(StreamId stream, Action onDirty);
}
