namespace RearCloud.Expressions.Parsing;

/// <summary>A token and where it stands.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">First UTF-16 unit in the source.</param>
/// <param name="End">First unit behind it.</param>
/// <param name="Value">The value of a literal.</param>
internal readonly record struct Token(TokenKind Kind, int Start, int End, Value Value = default);
