namespace RearCloud.Expressions.Functions;

/// <summary>A way to call a function.</summary>
/// <param name="OnTarget">True for <c>a.f(b)</c>, where <c>a</c> is the first parameter; false for <c>f(a, b)</c>.</param>
/// <param name="Result">What it gives, unless an error.</param>
/// <param name="Parameters">What it takes.</param>
internal sealed record Overload(bool OnTarget, ExpressionType Result, params ExpressionType[] Parameters)
{
    public bool Takes(bool onTarget, ReadOnlySpan<ExpressionType> arguments)
    {
        if (onTarget != OnTarget || arguments.Length != Parameters.Length)
        {
            return false;
        }

        for (int i = 0; i < arguments.Length; i++)
        {
            if (!Parameters[i].Accepts(arguments[i]))
            {
                return false;
            }
        }

        return true;
    }

    public string Describe(string name)
    {
        IEnumerable<ExpressionType> rest = OnTarget ? Parameters.Skip(1) : Parameters;
        return $"{(OnTarget ? $"{Parameters[0]}." : "")}{name}({string.Join(", ", rest)})";
    }
}
