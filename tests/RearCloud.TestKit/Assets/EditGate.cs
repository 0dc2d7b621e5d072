namespace RearCloud.TestKit.Assets;

/// <summary>Where a test holds an edit inside the door's transaction, after the checks of assets.</summary>
internal sealed class EditGate
{
    private volatile TaskCompletionSource? _open;
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Close() => _open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Open() => _open!.SetResult();

    public Task ReachedAsync() => _reached.Task.WaitAsync(TestContext.Current.CancellationToken);

    public Task PassAsync()
    {
        _reached.TrySetResult();
        return _open?.Task ?? Task.CompletedTask;
    }
}
