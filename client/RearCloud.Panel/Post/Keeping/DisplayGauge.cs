using RearCloud.Rendering.Post;

namespace RearCloud.Panel.Post.Keeping;

/// <summary>What the frame thread decided last about the light; any thread reads. Two figures may be of neighbouring frames.</summary>
internal sealed class DisplayGauge
{
    private double _nits;
    private double _heat;
    private int _shiftX;
    private int _shiftY;

    public double Nits => Volatile.Read(ref _nits);

    public double Heat => Volatile.Read(ref _heat);

    public PixelOffset Shift => new(Volatile.Read(ref _shiftX), Volatile.Read(ref _shiftY));

    public void Set(in BrightnessState state, PixelOffset shift)
    {
        Volatile.Write(ref _nits, state.Nits);
        Volatile.Write(ref _heat, state.Heat);
        Volatile.Write(ref _shiftX, shift.X);
        Volatile.Write(ref _shiftY, shift.Y);
    }
}
