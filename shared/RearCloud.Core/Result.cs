using System.Diagnostics.CodeAnalysis;

namespace RearCloud.Core;

/// <summary>Either a value or the problem that stands in its way.</summary>
public readonly struct Result<T>
{
    private readonly T? _value;

    private Result(T? value, Problem? problem)
    {
        _value = value;
        Problem = problem;
    }

    /// <summary>What went wrong, or null on success.</summary>
    public Problem? Problem { get; }

    [MemberNotNullWhen(false, nameof(Problem))]
    public bool IsSuccess => Problem is null;

    /// <summary>The value. A wrong program asks for it without looking at <see cref="IsSuccess"/> first.</summary>
    public T Value => Problem is null ? _value! : throw new InvalidOperationException($"There is no value: {Problem}");

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Problem problem) => new(default, problem);

    public bool TryGet([MaybeNullWhen(false)] out T value, [NotNullWhen(false)] out Problem? problem)
    {
        value = _value;
        problem = Problem;
        return problem is null;
    }
}
