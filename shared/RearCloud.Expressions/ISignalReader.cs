namespace RearCloud.Expressions;

/// <summary>Gives an evaluation the current values of signals.</summary>
public interface ISignalReader
{
    /// <summary>The signal's value, of the kind it was declared with, or <see cref="Value.Missing"/>.</summary>
    /// <param name="signal">One of <see cref="Expression.Signals"/>.</param>
    Value Read(string signal);
}
