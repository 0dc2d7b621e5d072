using RearCloud.Core.Panels;
using RearCloud.Panel.Frames;
using RearCloud.Panel.Pacing;
using RearCloud.Panel.Post.Keeping;
using RearCloud.Panel.Statistics;
using RearCloud.Rendering.Post;

namespace RearCloud.Panel.Post;

/// <summary>
/// Between composing and presenting: makes of the composed picture what the hardware takes, where it changed. Settings that change draw the whole output
/// once. Time is an argument; used by one thread. Invariant: the output is that of the whole picture under the settings of now.
/// </summary>
internal sealed class PostStage
{
    private readonly OutputOptions _options;
    private readonly PixelSize _size;
    private readonly DisplayLight _light;
    private readonly PanelWear _wear;
    private readonly PictureLevel _level;
    private readonly OutputBuffer _output;
    private readonly DisplayGauge _gauge = new();
    private readonly PixelRect[] _rects = new PixelRect[Rendering.Composition.FrameDamage.MostRects];
    private DisplayWish? _seen;
    private PostSettings _settings;
    private DateTimeOffset _ranAt;
    private DateTimeOffset _dueAt;
    private long _monotonicDueAt;
    private PixelRect _damage;
    private bool _needsWhole = true;

    /// <exception cref="ArgumentException">No light can be derived from the panel's peak.</exception>
    public PostStage(PanelProfile panel, OutputOptions options, FaultLog faults)
    {
        _options = options;
        _size = panel.Size;
        _light = new DisplayLight(options.Brightness ?? ProfileOf(panel));
        _wear = new PanelWear(_size, options.Wear, faults);
        _level = new PictureLevel(_size);
        _output = new OutputBuffer(_size, options.Format);
    }

    public DisplayInbox Inbox { get; } = new();

    /// <summary>When to run again even if nothing is drawn, in monotonic nanoseconds; <see cref="long.MaxValue"/> before the first run.</summary>
    public long DueAt => _seen is null ? long.MaxValue : HasNews ? 0 : _monotonicDueAt;

    /// <summary>Mean light of the output, 0 to 1, where 1 is white at the panel's peak.</summary>
    public double LitShare => _level.Level * _light.Light;

    /// <summary>What the output was made with.</summary>
    public PostSettings Settings => _settings;

    /// <summary>What the output was made with, or null while the panel is worn evenly.</summary>
    public WearGains? WearGains => _wear.Gains.IsEven ? null : _wear.Gains;

    private bool HasNews => !ReferenceEquals(Inbox.Wish, _seen);

    /// <summary>The output; its damage is what the last run wrote, or the whole for a sink that needs it.</summary>
    public PanelOutput Output(bool isWhole) => _output.Read(isWhole ? PixelRect.Of(_size) : _damage);

    /// <summary>The panel's wear, to be kept; from any thread.</summary>
    public byte[] SaveWear() => _wear.Save();

    /// <summary>What the output is made with; from any thread.</summary>
    public DisplayStatistics Read()
    {
        var wish = Inbox.Wish;
        var shift = _gauge.Shift;
        return new DisplayStatistics(_options.Format, _gauge.Nits, _light.Profile.Peak, _gauge.Heat, wish.Slider, wish.Lux, wish.Kelvin, shift.X, shift.Y);
    }

    /// <summary>Brings the output to a picture at a moment.</summary>
    /// <returns>True if something of the output was written.</returns>
    public bool Run(in PictureView picture, in RasterDamage damage, DateTimeOffset time)
    {
        _damage = default;
        var isStill = damage.Bounds.IsEmpty;
        if (isStill && !_needsWhole && !HasNews && time >= _ranAt && time < _dueAt) return false;

        // What was shown until now wore the panel, so it is counted before the level of the new picture is known.
        var isWhole = _wear.Sample(_level, _light.Light, time) | _needsWhole;
        _needsWhole = true;
        var rects = Rects(damage);
        foreach (var rect in rects) _level.Update(picture, rect);
        var settings = Decide(time);
        isWhole |= settings != _settings;
        _settings = settings;
        if (isWhole) (rects = _rects.AsSpan(0, 1))[0] = PixelRect.Of(_size);
        else Move(rects, settings.Shift);
        if (!rects.IsEmpty) PostPass.Run(picture, _output.View, rects, settings, WearGains);
        foreach (var rect in rects) _damage = _damage.Union(rect.Intersect(PixelRect.Of(_size)));
        _needsWhole = false;
        return !_damage.IsEmpty;
    }

    private static BrightnessProfile ProfileOf(PanelProfile panel) => BrightnessProfile.Of(panel) is { Problem: null } profile
        ? profile.Value
        : throw new ArgumentException($"The panel '{panel.Id}' has no light: {BrightnessProfile.Of(panel).Problem}", nameof(panel));

    private static void Move(Span<PixelRect> rects, PixelOffset shift)
    {
        foreach (ref var rect in rects) rect = shift.Move(rect);
    }

    private Span<PixelRect> Rects(in RasterDamage damage)
    {
        var count = damage.Rects.Count;
        for (var i = 0; i < count; i++) _rects[i] = damage.Rects[i];
        if (count == 0 && !damage.Bounds.IsEmpty) _rects[count++] = damage.Bounds;
        return _rects.AsSpan(0, count);
    }

    private PostSettings Decide(DateTimeOffset time)
    {
        var wish = Inbox.Wish;
        _seen = wish;
        _ranAt = time;
        _dueAt = time + DisplayLight.Patience(wish);
        var shift = default(PixelOffset);
        if (_options.ShiftsPixels)
        {
            shift = PixelShift.At(time);
            var next = PixelShift.NextAfter(time);
            if (next < _dueAt) _dueAt = next;
        }

        _monotonicDueAt = MonotonicClock.Now + (long)(_dueAt - time).TotalNanoseconds;
        var gains = _light.Follow(wish, _level.Level, time);
        _gauge.Set(_light.State, shift);
        return new PostSettings(gains, _options.Dither, shift, _options.Format);
    }
}
