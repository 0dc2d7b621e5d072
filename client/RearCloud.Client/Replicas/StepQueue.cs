using RearCloud.Protocol.Waiting;

namespace RearCloud.Client.Replicas;

/// <summary>Runs steps one at a time in the order in which they came, on a thread that no caller waits on.</summary>
internal sealed class StepQueue(PostWork post)
{
    private readonly Lock _gate = new();
    private readonly Queue<Step> _waiting = new();
    private bool _isBusy;

    /// <summary>Adds a step. It is not begun any more once the token has fired.</summary>
    public Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        var step = new Step<T>(work, cancellationToken);
        lock (_gate)
        {
            _waiting.Enqueue(step);
            if (_isBusy) return step.Task;
            _isBusy = true;
        }

        post(static queue => ((StepQueue)queue!).Drain(), this);
        return step.Task;
    }

    private void Drain()
    {
        while (TryNext() is { } step)
        {
            step.Run();
            // The caller goes on elsewhere: it may take its time.
            post(static done => ((Step)done!).Tell(), step);
        }
    }

    private Step? TryNext()
    {
        lock (_gate)
        {
            if (_waiting.TryDequeue(out var step)) return step;
            _isBusy = false;
            return null;
        }
    }

    private abstract class Step
    {
        public abstract void Run();

        public abstract void Tell();
    }

    private sealed class Step<T>(Func<T> work, CancellationToken cancellationToken) : Step
    {
        private readonly TaskCompletionSource<T> _told = new();
        private T? _answer;
        private Exception? _failure;
        private bool _hasRun;

        public Task<T> Task => _told.Task;

        public override void Run()
        {
            if (cancellationToken.IsCancellationRequested) return;
            try
            {
                _answer = work();
            }
#pragma warning disable CA1031 // Whatever the step throws belongs to its caller.
            catch (Exception e)
#pragma warning restore CA1031
            {
                _failure = e;
            }

            _hasRun = true;
        }

        public override void Tell()
        {
            if (_failure is not null) _told.SetException(_failure);
            else if (_hasRun) _told.SetResult(_answer!);
            else _told.SetCanceled(cancellationToken);
        }
    }
}
