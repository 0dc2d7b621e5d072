namespace RearCloud.Expressions.Functions;

/// <summary>Evaluates a call whose arguments are no errors; position is where an error of its own is reported.</summary>
internal delegate Value FunctionBody(ReadOnlySpan<Value> arguments, int position);

/// <summary>A function of the language. Its body checks the kinds of its arguments again, for a dynamic one is known only then.</summary>
internal sealed record Function(string Name, FunctionBody Body, params Overload[] Overloads)
{
    /// <summary>Arguments of the longest overload.</summary>
    public const int MaxArguments = 2;

    /// <summary>The type of a call with such arguments: <c>dyn</c> where overloads of several results take them, null where none does.</summary>
    public ExpressionType? ResultFor(bool onTarget, ReadOnlySpan<ExpressionType> arguments)
    {
        ExpressionType? result = null;
        foreach (Overload overload in Overloads)
        {
            if (overload.Takes(onTarget, arguments))
            {
                result = result is null ? overload.Result : result.Join(overload.Result);
            }
        }

        return result;
    }
}
