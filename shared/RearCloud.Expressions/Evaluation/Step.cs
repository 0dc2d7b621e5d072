namespace RearCloud.Expressions.Evaluation;

/// <summary>A checked node that evaluates itself. Frozen after the check, so that threads may share it.</summary>
/// <param name="position">Where in the source it stands.</param>
/// <param name="type">What its value is, unless it is an error.</param>
internal abstract class Step(int position, ExpressionType type)
{
    public int Position { get; } = position;

    public ExpressionType Type { get; } = type;

    /// <summary>Steps that its evaluation takes at most, its own included.</summary>
    public abstract long Cost { get; }

    /// <summary>Items that its value has at most, if that is a list or map: what a macro over it is charged for, and stops at.</summary>
    public virtual int SizeBound => ExpressionLimits.CollectionSize;

    public abstract Value Run(ref Frame frame);

    protected static long CostOf(params ReadOnlySpan<Step> steps)
    {
        long cost = 1;
        foreach (Step step in steps)
        {
            cost = Math.Min(cost + step.Cost, int.MaxValue);
        }

        return cost;
    }
}
