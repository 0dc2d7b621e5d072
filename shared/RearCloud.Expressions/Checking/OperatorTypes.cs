using RearCloud.Expressions.Parsing;

namespace RearCloud.Expressions.Checking;

/// <summary>What the operators give for the types of their operands; null where they do not take them.</summary>
internal static class OperatorTypes
{
    public static ExpressionType? OfUnary(TokenKind operation, ExpressionType operand) => (operation, operand.Kind) switch
    {
        (TokenKind.Not, TypeKind.Bool or TypeKind.Dynamic) => ExpressionType.Bool,
        (TokenKind.Minus, TypeKind.Int or TypeKind.Double or TypeKind.Dynamic) => operand,
        _ => null,
    };

    public static ExpressionType? OfBinary(TokenKind operation, ExpressionType left, ExpressionType right) => operation switch
    {
        TokenKind.Equal or TokenKind.NotEqual => left.Accepts(right) ? ExpressionType.Bool : null,
        TokenKind.In => OfIn(left, right),
        >= TokenKind.Less and <= TokenKind.GreaterOrEqual => HaveOrder(left, right) ? ExpressionType.Bool : null,
        _ => OfArithmetic(operation, left, right),
    };

    private static ExpressionType? OfIn(ExpressionType item, ExpressionType collection) => collection.Kind switch
    {
        TypeKind.Dynamic => ExpressionType.Bool,
        TypeKind.List => collection.Item!.Accepts(item) ? ExpressionType.Bool : null,
        TypeKind.Map => collection.Key!.Accepts(item) ? ExpressionType.Bool : null,
        _ => null,
    };

    // Numbers have one order across their types.
    private static bool HaveOrder(ExpressionType left, ExpressionType right) =>
        IsOrdered(left) && IsOrdered(right) && (left.Accepts(right) || (left.IsNumber && right.IsNumber));

    private static bool IsOrdered(ExpressionType type) =>
        type.IsNumber || type.Kind is TypeKind.Bool or TypeKind.String or TypeKind.Bytes or TypeKind.Dynamic;

    private static ExpressionType? OfArithmetic(TokenKind operation, ExpressionType left, ExpressionType right)
    {
        if (!left.Accepts(right))
        {
            return null;
        }

        ExpressionType known = left.IsDynamic ? right : left;
        bool defined = known.Kind switch
        {
            TypeKind.Dynamic or TypeKind.Int or TypeKind.Uint => true,
            TypeKind.Double => operation != TokenKind.Remainder,
            TypeKind.String or TypeKind.Bytes or TypeKind.List => operation == TokenKind.Plus,
            _ => false,
        };
        if (!defined)
        {
            return null;
        }

        return left.Kind == TypeKind.List && right.Kind == TypeKind.List ? left.Join(right) : known;
    }
}
