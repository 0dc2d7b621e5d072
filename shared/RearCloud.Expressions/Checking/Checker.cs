using System.Diagnostics;
using RearCloud.Expressions.Evaluation;
using RearCloud.Expressions.Evaluation.Steps;
using RearCloud.Expressions.Parsing;

namespace RearCloud.Expressions.Checking;

/// <summary>
/// Resolves names, finds the type of every node and turns the syntax tree into steps. A node with a problem becomes null, and its
/// siblings are checked all the same, so that one look shows all problems.
/// </summary>
internal sealed partial class Checker(ExpressionScope scope)
{
    private readonly List<ExpressionProblem> problems = [];
    private readonly List<string> signals = [];
    private readonly List<(string Name, ExpressionType Type)> locals = [];

    public IReadOnlyList<ExpressionProblem> Problems => problems;

    /// <summary>The signals that the checked expression reads, each once, in the order in which they first stand.</summary>
    public IReadOnlyList<string> Signals => signals;

    public Step? Check(Syntax node) => problems.Count >= ExpressionLimits.Problems ? null : node switch
    {
        Syntax.Literal literal => new LiteralStep(literal.Position, TypeOf(literal.Value), literal.Value),
        Syntax.Name name => CheckName(name),
        Syntax.Member member => CheckMember(member),
        Syntax.Index index => CheckIndex(index),
        Syntax.Unary unary => CheckUnary(unary),
        Syntax.Binary binary => CheckBinary(binary),
        Syntax.Logical logical => CheckLogical(logical),
        Syntax.Conditional conditional => CheckConditional(conditional),
        Syntax.Call call => CheckCall(call),
        Syntax.ListOf list => CheckList(list),
        Syntax.MapOf map => CheckMap(map),
        _ => throw new UnreachableException($"No check for {node}."),
    };

    private static ExpressionType TypeOf(in Value literal) => literal.Kind switch
    {
        ValueKind.Bool => ExpressionType.Bool,
        ValueKind.Int => ExpressionType.Int,
        ValueKind.Uint => ExpressionType.Uint,
        ValueKind.Double => ExpressionType.Double,
        ValueKind.String => ExpressionType.String,
        ValueKind.Bytes => ExpressionType.Bytes,
        _ => ExpressionType.Null,
    };

    private IndexStep? CheckIndex(Syntax.Index index)
    {
        Step? operand = Check(index.Operand), key = Check(index.Key);
        if (operand is null || key is null)
        {
            return null;
        }

        (ExpressionType expected, ExpressionType item) = operand.Type.Kind switch
        {
            TypeKind.List => (ExpressionType.Int, operand.Type.Item!),
            TypeKind.Map => (operand.Type.Key!, operand.Type.Item!),
            TypeKind.Dynamic => (ExpressionType.Dynamic, ExpressionType.Dynamic),
            _ => (ExpressionType.Null, ExpressionType.Null),
        };
        if (expected.Kind == TypeKind.Null)
        {
            Report("expression.no-overload", index.Position, $"{operand.Type} has no items.", "Use [] on a list or a map.");
            return null;
        }

        if (!expected.Accepts(key.Type))
        {
            Report("expression.no-overload", index.Key.Position, $"{operand.Type} is indexed by {expected}, not by {key.Type}.", $"Give {expected}.");
            return null;
        }

        return new IndexStep(index.Position, item, operand, key);
    }

    private UnaryStep? CheckUnary(Syntax.Unary unary)
    {
        if (Check(unary.Operand) is not { } operand)
        {
            return null;
        }

        if (OperatorTypes.OfUnary(unary.Operator, operand.Type) is { } type)
        {
            return new UnaryStep(unary.Position, type, unary.Operator, operand);
        }

        Report(
            "expression.no-overload", unary.Position, $"'{Operators.Text(unary.Operator)}' does not take {operand.Type}.",
            unary.Operator == TokenKind.Not ? "Give a bool, for example a comparison." : "Give an int or a double.");
        return null;
    }

    private BinaryStep? CheckBinary(Syntax.Binary binary)
    {
        Step? left = Check(binary.Left), right = Check(binary.Right);
        if (left is null || right is null)
        {
            return null;
        }

        if (OperatorTypes.OfBinary(binary.Operator, left.Type, right.Type) is { } type)
        {
            return new BinaryStep(binary.Position, type, binary.Operator, left, right);
        }

        bool numbers = left.Type.IsNumber && right.Type.IsNumber;
        bool text = binary.Operator == TokenKind.Plus && (left.Type.Kind == TypeKind.String || right.Type.Kind == TypeKind.String);
        Report(
            "expression.no-overload", binary.Position, $"'{Operators.Text(binary.Operator)}' does not take {left.Type} and {right.Type}.",
            numbers && left.Type != right.Type ? "Convert one side with int(), uint() or double()."
            : text ? "Convert the other side with string()."
            : "Give two values of one type that has this operator.");
        return null;
    }

    private LogicalStep? CheckLogical(Syntax.Logical logical)
    {
        Step?[] operands = [.. logical.Operands.Select(operand => CheckBool(operand, $"'{Operators.Text(logical.Operator)}'"))];
        return operands.Contains(null) ? null : new LogicalStep(logical.Position, logical.Operator, operands!);
    }

    private ConditionalStep? CheckConditional(Syntax.Conditional conditional)
    {
        Step? condition = CheckBool(conditional.Condition, "'?'"), then = Check(conditional.Then), otherwise = Check(conditional.Else);
        if (condition is null || then is null || otherwise is null)
        {
            return null;
        }

        if (then.Type.Accepts(otherwise.Type))
        {
            return new ConditionalStep(conditional.Position, then.Type.Join(otherwise.Type), condition, then, otherwise);
        }

        Report(
            "expression.no-overload", conditional.Position, $"The two sides are {then.Type} and {otherwise.Type}.",
            "Give both sides one type, for example with string().");
        return null;
    }

    private ListStep? CheckList(Syntax.ListOf list)
    {
        Step?[] items = [.. list.Items.Select(Check)];
        return items.Contains(null) ? null : new ListStep(list.Position, ExpressionType.ListOf(JoinTypes(items!)), items!);
    }

    private MapStep? CheckMap(Syntax.MapOf map)
    {
        Step?[] keys = [.. map.Entries.Select(entry => CheckKey(entry.Key))], values = [.. map.Entries.Select(entry => Check(entry.Value))];
        return keys.Contains(null) || values.Contains(null)
            ? null
            : new MapStep(map.Position, ExpressionType.MapOf(JoinTypes(keys!), JoinTypes(values!)), keys!, values!);
    }

    private Step? CheckKey(Syntax node)
    {
        if (Check(node) is not { } key)
        {
            return null;
        }

        if (key.Type.Kind is TypeKind.Bool or TypeKind.Int or TypeKind.Uint or TypeKind.String or TypeKind.Dynamic)
        {
            return key;
        }

        Report("expression.wrong-key", node.Position, $"{key.Type} cannot be the key of a map.", "Use a bool, int, uint or string.");
        return null;
    }

    private Step? CheckBool(Syntax node, string user)
    {
        if (Check(node) is not { } step)
        {
            return null;
        }

        if (ExpressionType.Bool.Accepts(step.Type))
        {
            return step;
        }

        Report("expression.no-overload", node.Position, $"{user} takes bool, not {step.Type}.", "Compare it with something.");
        return null;
    }

    private static ExpressionType JoinTypes(ReadOnlySpan<Step> steps)
    {
        if (steps.Length == 0)
        {
            return ExpressionType.Dynamic;
        }

        ExpressionType type = steps[0].Type;
        foreach (Step step in steps)
        {
            type = type.Join(step.Type);
        }

        return type;
    }

    private void Report(string code, int position, string message, string remedy)
    {
        if (problems.Count < ExpressionLimits.Problems)
        {
            problems.Add(new ExpressionProblem(code, position, message, remedy));
        }
    }
}
