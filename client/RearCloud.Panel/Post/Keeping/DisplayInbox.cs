using RearCloud.Scene;

namespace RearCloud.Panel.Post.Keeping;

/// <summary>Takes the display's signals from any thread; the frame thread looks at the newest wish without a lock.</summary>
internal sealed class DisplayInbox
{
    private DisplayWish _wish = DisplayWish.None;

    public DisplayWish Wish => Volatile.Read(ref _wish);

    /// <summary>Takes a signal, or takes it back where the value is null.</summary>
    /// <param name="isNew">True if the wish changed; one that is what it was stays the same object.</param>
    /// <returns>False if the name is no signal of the display.</returns>
    public bool TryTake(string name, SignalValue? value, out bool isNew)
    {
        isNew = false;
        var number = value?.Number is { } fed && double.IsFinite(fed) ? fed : (double?)null;
        while (true)
        {
            var before = Wish;
            DisplayWish? after = name switch
            {
                DisplaySignals.Brightness => before with { Slider = number },
                DisplaySignals.Lux => before with { Lux = number },
                DisplaySignals.Temperature => before with { Kelvin = number },
                _ => null,
            };
            if (after is null) return false;
            if (after == before) return true;
            isNew = ReferenceEquals(Interlocked.CompareExchange(ref _wish, after, before), before);
            if (isNew) return true;
        }
    }
}
