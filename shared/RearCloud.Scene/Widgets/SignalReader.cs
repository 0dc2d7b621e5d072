using RearCloud.Expressions;

namespace RearCloud.Scene.Widgets;

/// <summary>Gives expressions the signals of a scene as <see cref="SignalNames.Scope"/> declares them; what does not fit is missing.</summary>
internal sealed class SignalReader(SignalSet signals) : ISignalReader
{
    private const double MostExact = 1L << 53;

    public Value Read(string signal)
    {
        if (signals.Find(signal) is not { } value || SignalNames.Scope.Find(signal) is not { } declared) return Value.Missing;
        return declared.Type.Kind switch
        {
            TypeKind.Int when value.Number is >= -MostExact and <= MostExact =>
                Value.Of((long)Math.Round(value.Number.Value, MidpointRounding.AwayFromZero)),
            TypeKind.Bool when value.Truth is { } truth => Value.Of(truth),
            TypeKind.String when value.Text is { } text => Value.Of(text),
            _ => Value.Missing,
        };
    }
}
