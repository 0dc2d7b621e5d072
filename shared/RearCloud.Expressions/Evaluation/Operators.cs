using RearCloud.Expressions.Parsing;

namespace RearCloud.Expressions.Evaluation;

/// <summary>How operators are written.</summary>
internal static class Operators
{
    public static string Text(TokenKind operation) => operation switch
    {
        TokenKind.In => "in",
        TokenKind.Or => "||",
        TokenKind.And => "&&",
        TokenKind.Less => "<",
        TokenKind.LessOrEqual => "<=",
        TokenKind.Greater => ">",
        TokenKind.GreaterOrEqual => ">=",
        TokenKind.Equal => "==",
        TokenKind.NotEqual => "!=",
        TokenKind.Plus => "+",
        TokenKind.Minus => "-",
        TokenKind.Times => "*",
        TokenKind.Divide => "/",
        TokenKind.Remainder => "%",
        _ => "!",
    };
}
