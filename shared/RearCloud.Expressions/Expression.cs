using RearCloud.Expressions.Checking;
using RearCloud.Expressions.Evaluation;
using RearCloud.Expressions.Parsing;

namespace RearCloud.Expressions;

/// <summary>
/// A checked expression of the language, a subset of the Common Expression Language (CEL). It is frozen, so threads may share it, and an
/// evaluation over numbers and booleans allocates nothing.
/// </summary>
public sealed class Expression
{
    /// <summary>Stands for the end of an expression whose syntax is wrong.</summary>
    internal const int NoEnd = -1;

    private readonly Step root;

    private Expression(string source, Step root, ExpressionType type, IReadOnlyList<string> signals)
    {
        Source = source;
        this.root = root;
        Type = type;
        Signals = signals;
    }

    public string Source { get; }

    /// <summary>What its values are, unless errors.</summary>
    public ExpressionType Type { get; }

    /// <summary>
    /// Steps that an evaluation takes at most: one for every literal, name, operator and call, and for a macro one and those of its body for
    /// each item that it may visit. A step's own work is bounded by <see cref="ExpressionLimits.TextLength"/> and
    /// <see cref="ExpressionLimits.ListSize"/>.
    /// </summary>
    public long Cost => root.Cost;

    /// <summary>The signals it reads, each once: while none of them changes, its value stays.</summary>
    public IReadOnlyList<string> Signals { get; }

    /// <summary>Parses and checks a source. A wrong source is a value with problems, never an exception.</summary>
    /// <param name="source">The expression.</param>
    /// <param name="scope">The signals it may name.</param>
    /// <param name="expected">What its value must be; null for anything.</param>
    public static ExpressionResult Parse(string source, ExpressionScope scope, ExpressionType? expected = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(scope);
        if (source.Length > ExpressionLimits.SourceLength)
        {
            return new ExpressionResult(null, [TooLong(source)]);
        }

        return Parse(source, 0, TokenKind.End, scope, expected, out _);
    }

    /// <summary>The value with these signals, or an error; never an exception that the reader does not throw.</summary>
    public Value Evaluate(ISignalReader signals)
    {
        var frame = new Frame(signals);
        Value value = root.Run(ref frame);
        return value.IsError || Type.Describes(value) ? value : Failure.WrongType(value, Type, root.Position);
    }

    /// <summary>Parses the expression that starts at a place in a longer source; <paramref name="end"/> is behind its terminator, or <see cref="NoEnd"/>.</summary>
    internal static ExpressionResult Parse(
        string source, int start, TokenKind terminator, ExpressionScope scope, ExpressionType? expected, out int end)
    {
        var parser = new Parser(source, start);
        Syntax? syntax = parser.Parse(terminator);
        end = parser.End;
        if (syntax is null)
        {
            end = NoEnd;
            return new ExpressionResult(null, [parser.Problem!]);
        }

        var checker = new Checker(scope);
        if (checker.Check(syntax) is not { } root)
        {
            return new ExpressionResult(null, checker.Problems);
        }

        if (expected is not null && !expected.Accepts(root.Type))
        {
            return new ExpressionResult(null, [WrongType(root, expected)]);
        }

        if (root.Cost > ExpressionLimits.Cost)
        {
            return new ExpressionResult(null, [TooCostly(root)]);
        }

        string own = terminator == TokenKind.End ? source : source[start..(end - 1)];
        ExpressionType type = root.Type.IsDynamic && expected is not null ? expected : root.Type;
        return new ExpressionResult(new Expression(own, root, type, checker.Signals), []);
    }

    internal static ExpressionProblem TooLong(string source) => new(
        "expression.too-long", ExpressionLimits.SourceLength,
        $"The source has {source.Length} characters; the limit is {ExpressionLimits.SourceLength}.", "Shorten it.");

    private static ExpressionProblem WrongType(Step root, ExpressionType expected) => new(
        "expression.wrong-type", root.Position, $"The value is {root.Type}, not {expected}.",
        expected.Kind is TypeKind.Bool ? "Compare it with something." : $"Convert it with {expected}(), where that is possible.");

    private static ExpressionProblem TooCostly(Step root) => new(
        "expression.too-costly", root.Position, $"An evaluation may take {root.Cost} steps; the limit is {ExpressionLimits.Cost}.",
        "Use fewer macros inside one another.");
}
