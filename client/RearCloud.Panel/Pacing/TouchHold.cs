namespace RearCloud.Panel.Pacing;

/// <summary>Holds the fastest rate for a while after a touch, so that what follows the finger follows it at once. The while is counted in beats.</summary>
internal sealed class TouchHold(int beats)
{
    private int _isTouched;
    private long _until = long.MinValue;

    /// <summary>From any thread.</summary>
    public void Touch() => Volatile.Write(ref _isTouched, 1);

    /// <summary>True if a touch waits to be seen on a beat.</summary>
    public bool IsTouched => Volatile.Read(ref _isTouched) != 0;

    /// <summary>True from a touch until its beats have gone by. For the frame thread.</summary>
    public bool IsHeld { get; private set; }

    /// <summary>Called by the frame thread on each beat.</summary>
    public void See(long beat)
    {
        if (IsTouched && Interlocked.Exchange(ref _isTouched, 0) != 0) _until = beat + beats;
        IsHeld = beat < _until;
    }
}
