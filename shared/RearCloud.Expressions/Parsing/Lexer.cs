namespace RearCloud.Expressions.Parsing;

/// <summary>Cuts a source into tokens, one at a time.</summary>
internal sealed class Lexer(string source, int start)
{
    private int position = start;

    /// <summary>What was wrong with the last token, if it was <see cref="TokenKind.Wrong"/>.</summary>
    public ExpressionProblem? Problem { get; private set; }

    public Token Next()
    {
        SkipSpace();
        if (position >= source.Length)
        {
            return new Token(TokenKind.End, source.Length, source.Length);
        }

        char c = source[position];
        if (LiteralText.StartsAt(source, position))
        {
            return Literal(LiteralText.Read(source, position));
        }

        if (char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(Peek(1))))
        {
            return Literal(LiteralNumber.Read(source, position));
        }

        return Words.StartsWord(c) ? Word() : Symbol(c);
    }

    private Token Literal(LiteralReading reading)
    {
        int from = position;
        position = reading.End;
        if (reading.Problem is not null)
        {
            Problem = reading.Problem;
            return new Token(TokenKind.Wrong, from, position);
        }

        return new Token(reading.IsSmallestInt ? TokenKind.SmallestInt : TokenKind.Literal, from, position, reading.Value);
    }

    private Token Word()
    {
        int from = position;
        while (Words.ContinuesWord(Peek(0)))
        {
            position++;
        }

        return source.AsSpan(from, position - from) switch
        {
            "true" => new Token(TokenKind.Literal, from, position, Value.True),
            "false" => new Token(TokenKind.Literal, from, position, Value.False),
            "null" => new Token(TokenKind.Literal, from, position, Value.Null),
            "in" => new Token(TokenKind.In, from, position),
            _ => new Token(TokenKind.Identifier, from, position),
        };
    }

    private Token Symbol(char c)
    {
        (TokenKind kind, int length) = (c, Peek(1)) switch
        {
            ('=', '=') => (TokenKind.Equal, 2),
            ('!', '=') => (TokenKind.NotEqual, 2),
            ('<', '=') => (TokenKind.LessOrEqual, 2),
            ('>', '=') => (TokenKind.GreaterOrEqual, 2),
            ('&', '&') => (TokenKind.And, 2),
            ('|', '|') => (TokenKind.Or, 2),
            ('<', _) => (TokenKind.Less, 1),
            ('>', _) => (TokenKind.Greater, 1),
            ('!', _) => (TokenKind.Not, 1),
            ('+', _) => (TokenKind.Plus, 1),
            ('-', _) => (TokenKind.Minus, 1),
            ('*', _) => (TokenKind.Times, 1),
            ('/', _) => (TokenKind.Divide, 1),
            ('%', _) => (TokenKind.Remainder, 1),
            ('?', _) => (TokenKind.Question, 1),
            (':', _) => (TokenKind.Colon, 1),
            ('.', _) => (TokenKind.Dot, 1),
            (',', _) => (TokenKind.Comma, 1),
            ('(', _) => (TokenKind.LeftParenthesis, 1),
            (')', _) => (TokenKind.RightParenthesis, 1),
            ('[', _) => (TokenKind.LeftBracket, 1),
            (']', _) => (TokenKind.RightBracket, 1),
            ('{', _) => (TokenKind.LeftBrace, 1),
            ('}', _) => (TokenKind.RightBrace, 1),
            _ => (TokenKind.Wrong, 1),
        };
        int from = position;
        position += length;
        if (kind == TokenKind.Wrong)
        {
            Problem = WrongCharacter(c, from);
        }

        return new Token(kind, from, position);
    }

    private static ExpressionProblem WrongCharacter(char c, int at) => new(
        "expression.wrong-character", at, c is > ' ' and < (char)127 ? $"'{c}' means nothing here." : $"The character U+{(int)c:X4} means nothing here.", c switch
        {
            '=' => "Write == to compare.",
            '&' => "Write && for 'and'.",
            '|' => "Write || for 'or'.",
            _ => "Remove it, or put quotes around text.",
        });

    private void SkipSpace()
    {
        while (position < source.Length)
        {
            if (source[position] is ' ' or '\t' or '\n' or '\r' or '\f')
            {
                position++;
            }
            else if (source[position] == '/' && Peek(1) == '/')
            {
                int end = source.AsSpan(position).IndexOf('\n');
                position = end < 0 ? source.Length : position + end;
            }
            else
            {
                return;
            }
        }
    }

    private char Peek(int ahead) => position + ahead < source.Length ? source[position + ahead] : '\0';
}
