namespace RearCloud.Expressions.Evaluation;

/// <summary>What one evaluation reads and writes; it lives on the stack.</summary>
internal ref struct Frame(ISignalReader signals)
{
    public readonly ISignalReader Signals = signals;
    public Locals Locals;
}
