namespace RearCloud.Expressions.Parsing;

internal enum TokenKind : byte
{
    End,

    /// <summary>No token of the language: the lexer's problem says why.</summary>
    Wrong,
    Identifier,

    /// <summary>A number, string, bytes, true, false or null.</summary>
    Literal,

    /// <summary>9223372036854775808, which only a minus sign before it makes an int.</summary>
    SmallestInt,
    In,
    Question,
    Colon,
    Or,
    And,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Equal,
    NotEqual,
    Plus,
    Minus,
    Times,
    Divide,
    Remainder,
    Not,
    Dot,
    Comma,
    LeftParenthesis,
    RightParenthesis,
    LeftBracket,
    RightBracket,
    LeftBrace,
    RightBrace,
}
