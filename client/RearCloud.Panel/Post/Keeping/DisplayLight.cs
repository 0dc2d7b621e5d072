using RearCloud.Rendering.Post;

namespace RearCloud.Panel.Post.Keeping;

/// <summary>Follows how bright and how warm white is.</summary>
internal sealed class DisplayLight(BrightnessProfile profile)
{
    private const double MiddleSlider = 0.5;

    private BrightnessState _state;
    private DateTimeOffset? _at;
    private double? _kelvin;
    private ChannelGains _temperature = ChannelGains.One;

    public BrightnessState State => _state;

    public BrightnessProfile Profile => profile;

    /// <summary>The factor on the picture's light.</summary>
    public double Light => Brightness.LightOf(profile, _state);

    /// <summary>The gains from now on.</summary>
    public ChannelGains Follow(DisplayWish wish, double level, DateTimeOffset time)
    {
        _state = Brightness.Next(profile, _state, new BrightnessInput(wish.Slider ?? MiddleSlider, wish.Lux, level), time - _at ?? TimeSpan.Zero);
        _at = time;
        if (wish.Kelvin != _kelvin)
        {
            _kelvin = wish.Kelvin;
            _temperature = ColorTemperature.Gains(_kelvin ?? ColorTemperature.Neutral).TryGet(out var gains, out _) ? gains : ChannelGains.One;
        }

        // Light is from 0 to 1, which is what gains are made of.
        return _temperature.Times(ChannelGains.OfLight(Light, Light, Light).Value);
    }

    /// <summary>How long a still picture may go on before the light must be looked at: heat counts in the sun only.</summary>
    public static TimeSpan Patience(DisplayWish wish) => wish.Lux >= Brightness.HighFromLux ? TimeSpan.FromSeconds(1) : TimeSpan.FromMinutes(1);
}
