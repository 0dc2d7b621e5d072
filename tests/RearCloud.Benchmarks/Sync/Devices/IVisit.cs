namespace RearCloud.Benchmarks.Sync.Devices;

/// <summary>One device's way to one server, over which it connects again and again.</summary>
internal interface IVisit : IAsyncDisposable
{
    /// <summary>How long the server asked to stay away the last time.</summary>
    TimeSpan Pause { get; }

    /// <summary>Connects and returns when the device is up to date, with a task that ends with the connection; null if it did not come so far.</summary>
    Task<Task?> ConnectAsync();
}
