using RearCloud.Client.Carriers;

namespace RearCloud.Client.Connecting;

/// <summary>
/// Chooses what carries the next session: the preferred carrier, after repeated failure the next one, and after each session of that one the
/// preferred again, which then has one try before it is passed over.
/// </summary>
internal sealed class CarrierChoice(IReadOnlyList<ICarrier> byPreference)
{
    /// <summary>Failures in a row after which a carrier that never failed before is passed over.</summary>
    public const int Patience = 3;

    private int _index;
    private int _failures;
    private bool _isPreferredDoubtful;

    public ICarrier Current => byPreference[_index];

    /// <summary>The current carrier brought a welcome; the session is over now.</summary>
    public void Worked()
    {
        _isPreferredDoubtful = _index > 0;
        _index = 0;
        _failures = 0;
    }

    /// <summary>The current carrier brought none.</summary>
    public void Failed()
    {
        _failures++;
        if (_failures < (_index == 0 && _isPreferredDoubtful ? 1 : Patience)) return;
        _index = (_index + 1) % byPreference.Count;
        _failures = 0;
    }
}
