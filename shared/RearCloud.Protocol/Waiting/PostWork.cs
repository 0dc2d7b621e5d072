namespace RearCloud.Protocol.Waiting;

/// <summary>Has work done soon, on a thread that the caller does not wait for: the thread pool, or a simulation's one thread.</summary>
public delegate void PostWork(Action<object?> work, object? state);
