namespace RearCloud.Expressions.Parsing;

/// <summary>
/// Parses CEL's grammar by recursive descent. Nesting is bounded by <see cref="ExpressionLimits.NestingDepth"/>, so that no source can
/// exhaust the stack; the first problem ends the parse.
/// </summary>
internal sealed class Parser
{
    private readonly string source;
    private readonly Lexer lexer;
    private Token token;
    private int depth;

    /// <param name="source">The whole source, to which all positions refer.</param>
    /// <param name="start">Where the expression starts in it.</param>
    public Parser(string source, int start)
    {
        this.source = source;
        lexer = new Lexer(source, start);
        token = lexer.Next();
    }

    public ExpressionProblem? Problem { get; private set; }

    /// <summary>First unit behind the token that ended the expression.</summary>
    public int End => token.End;

    /// <summary>Parses one expression that <paramref name="terminator"/> ends, or returns null and leaves a <see cref="Problem"/>.</summary>
    public Syntax? Parse(TokenKind terminator)
    {
        Syntax? expression = Expression();
        if (expression is null)
        {
            return null;
        }

        if (token.Kind != terminator)
        {
            return terminator == TokenKind.RightBrace && token.Kind == TokenKind.End
                ? Fail("expression.open-brace", token.Start, "The expression has no end.", "Close it with }.")
                : Unexpected("an operator or the end");
        }

        return expression;
    }

    // Expr = ConditionalOr ["?" ConditionalOr ":" Expr]
    private Syntax? Expression()
    {
        if (!Enter())
        {
            return null;
        }

        Syntax? condition = Chain(TokenKind.Or);
        if (condition is not null && token.Kind == TokenKind.Question)
        {
            condition = Conditional(condition);
        }

        depth--;
        return condition;
    }

    private Syntax? Conditional(Syntax condition)
    {
        int position = Take().Start;
        if (Chain(TokenKind.Or) is not { } then)
        {
            return null;
        }

        if (!Expect(TokenKind.Colon, "':' and what holds otherwise"))
        {
            return null;
        }

        return Expression() is { } otherwise ? Bounded(new Syntax.Conditional(position, condition, then, otherwise)) : null;
    }

    // ConditionalOr = ConditionalAnd {"||" ConditionalAnd}; ConditionalAnd = Relation {"&&" Relation}
    private Syntax? Chain(TokenKind chained)
    {
        Syntax? first = chained == TokenKind.Or ? Chain(TokenKind.And) : Relation();
        if (first is null || token.Kind != chained)
        {
            return first;
        }

        int position = token.Start;
        List<Syntax> operands = [first];
        while (token.Kind == chained)
        {
            Take();
            if ((chained == TokenKind.Or ? Chain(TokenKind.And) : Relation()) is not { } next)
            {
                return null;
            }

            operands.Add(next);
        }

        return Bounded(new Syntax.Logical(position, chained, operands));
    }

    // Relation = Addition {relop Addition}
    private Syntax? Relation()
    {
        Syntax? left = Addition();
        while (left is not null && token.Kind is TokenKind.In or (>= TokenKind.Less and <= TokenKind.NotEqual))
        {
            Token relation = Take();
            left = Addition() is { } right ? Bounded(new Syntax.Binary(relation.Start, relation.Kind, left, right)) : null;
        }

        return left;
    }

    private Syntax? Addition()
    {
        Syntax? left = Multiplication();
        while (left is not null && token.Kind is TokenKind.Plus or TokenKind.Minus)
        {
            Token sign = Take();
            left = Multiplication() is { } right ? Bounded(new Syntax.Binary(sign.Start, sign.Kind, left, right)) : null;
        }

        return left;
    }

    private Syntax? Multiplication()
    {
        Syntax? left = Unary();
        while (left is not null && token.Kind is TokenKind.Times or TokenKind.Divide or TokenKind.Remainder)
        {
            Token sign = Take();
            left = Unary() is { } right ? Bounded(new Syntax.Binary(sign.Start, sign.Kind, left, right)) : null;
        }

        return left;
    }

    // Unary = Member | "!" {"!"} Member | "-" {"-"} Member
    private Syntax? Unary()
    {
        if (token.Kind is not (TokenKind.Not or TokenKind.Minus))
        {
            return Member();
        }

        if (!Enter())
        {
            return null;
        }

        Token sign = Take();
        Syntax? operand;
        if (sign.Kind == TokenKind.Minus && token.Kind is TokenKind.SmallestInt)
        {
            Take();
            operand = new Syntax.Literal(sign.Start, Value.Of(long.MinValue));
        }
        else if (sign.Kind == TokenKind.Minus && token is { Kind: TokenKind.Literal, Value.Kind: ValueKind.Int or ValueKind.Double } number)
        {
            Take();
            Value negative = number.Value.Kind == ValueKind.Int ? Value.Of(-number.Value.AsInt) : Value.Of(-number.Value.AsDouble);
            operand = Suffixes(new Syntax.Literal(sign.Start, negative));
        }
        else
        {
            operand = Unary();
            operand = operand is null ? null : Bounded(new Syntax.Unary(sign.Start, sign.Kind, operand));
        }

        depth--;
        return operand;
    }

    private Syntax? Member() => Primary() is { } primary ? Suffixes(primary) : null;

    // {"." SELECTOR ["(" [ExprList] ")"] | "[" Expr "]"}
    private Syntax? Suffixes(Syntax operand)
    {
        Syntax? result = operand;
        while (result is not null && token.Kind is TokenKind.Dot or TokenKind.LeftBracket)
        {
            Token opening = Take();
            if (opening.Kind == TokenKind.LeftBracket)
            {
                result = Expression() is { } key && Expect(TokenKind.RightBracket, "']'")
                    ? Bounded(new Syntax.Index(opening.Start, result, key))
                    : null;
                continue;
            }

            if (token.Kind != TokenKind.Identifier)
            {
                return Unexpected("the name of a member");
            }

            Token name = Take();
            string field = Text(name);
            result = token.Kind == TokenKind.LeftParenthesis
                ? Arguments() is { } arguments ? Bounded(new Syntax.Call(name.Start, result, field, arguments)) : null
                : Bounded(new Syntax.Member(name.Start, result, field));
        }

        return result;
    }

    private Syntax? Primary()
    {
        switch (token.Kind)
        {
            case TokenKind.Literal:
                Token literal = Take();
                return new Syntax.Literal(literal.Start, literal.Value);
            case TokenKind.SmallestInt:
                return Fail(
                    "expression.number-too-large", token.Start, "The number is too large for an int.",
                    "The largest is 9223372036854775807; write .0 behind it for a double.");
            case TokenKind.Dot:
                Take();
                return token.Kind == TokenKind.Identifier ? NameOrCall() : Unexpected("a name");
            case TokenKind.Identifier:
                return NameOrCall();
            case TokenKind.LeftParenthesis:
                Take();
                return Expression() is { } inner && Expect(TokenKind.RightParenthesis, "')'") ? inner : null;
            case TokenKind.LeftBracket:
                Token list = Take();
                return Items(TokenKind.RightBracket, "',' or ']'") is { } items ? Bounded(new Syntax.ListOf(list.Start, items)) : null;
            case TokenKind.LeftBrace:
                return Map();
            default:
                return Unexpected("a value");
        }
    }

    private Syntax? NameOrCall()
    {
        Token name = Take();
        string text = Text(name);
        if (Words.IsReserved(text))
        {
            return Fail("expression.reserved-word", name.Start, $"'{text}' is a word of the language.", "Use another name.");
        }

        if (token.Kind != TokenKind.LeftParenthesis)
        {
            return new Syntax.Name(name.Start, text);
        }

        return Arguments() is { } arguments ? Bounded(new Syntax.Call(name.Start, null, text, arguments)) : null;
    }

    private List<Syntax>? Arguments()
    {
        Take();
        return Items(TokenKind.RightParenthesis, "',' or ')'");
    }

    // A list with or without a comma behind its last item, up to and with its closing bracket.
    private List<Syntax>? Items(TokenKind closing, string expected)
    {
        List<Syntax> items = [];
        while (token.Kind != closing)
        {
            if (Expression() is not { } item)
            {
                return null;
            }

            items.Add(item);
            if (token.Kind == TokenKind.Comma && closing == TokenKind.RightBracket)
            {
                Take();
            }
            else if (token.Kind == TokenKind.Comma)
            {
                Take();
                if (token.Kind == closing)
                {
                    Unexpected("an argument");
                    return null;
                }
            }
            else if (token.Kind != closing)
            {
                Unexpected(expected);
                return null;
            }
        }

        Take();
        return items;
    }

    private Syntax? Map()
    {
        int position = Take().Start;
        List<(Syntax, Syntax)> entries = [];
        while (token.Kind != TokenKind.RightBrace)
        {
            if (Expression() is not { } key || !Expect(TokenKind.Colon, "':' between key and value") || Expression() is not { } value)
            {
                return null;
            }

            entries.Add((key, value));
            if (token.Kind == TokenKind.Comma)
            {
                Take();
            }
            else if (token.Kind != TokenKind.RightBrace)
            {
                return Unexpected("',' or '}'");
            }
        }

        Take();
        return Bounded(new Syntax.MapOf(position, entries));
    }

    private bool Enter()
    {
        if (depth == ExpressionLimits.NestingDepth)
        {
            TooDeep(token.Start);
            return false;
        }

        depth++;
        return true;
    }

    private Syntax? Bounded(Syntax node) => node.Height <= ExpressionLimits.TreeHeight ? node : TooDeep(node.Position);

    private Syntax? TooDeep(int at) => Fail(
        "expression.too-deep", at,
        $"More than {ExpressionLimits.NestingDepth} levels stand inside one another, or more than {ExpressionLimits.TreeHeight} operators in a row.",
        "Split the expression.");

    private bool Expect(TokenKind kind, string expected)
    {
        if (token.Kind != kind)
        {
            Unexpected(expected);
            return false;
        }

        Take();
        return true;
    }

    private Token Take()
    {
        Token taken = token;
        token = lexer.Next();
        return taken;
    }

    private string Text(Token name) => source[name.Start..name.End];

    private Syntax? Unexpected(string expected)
    {
        if (token.Kind == TokenKind.Wrong)
        {
            Problem ??= lexer.Problem;
            return null;
        }

        string found = token.Kind == TokenKind.End ? "the end of the expression" : $"'{Excerpt(token)}'";
        return Fail("expression.syntax", token.Start, $"{char.ToUpperInvariant(found[0])}{found[1..]} stands where {expected} was expected.", "Complete or remove it.");
    }

    private string Excerpt(Token found) => found.End - found.Start <= 24 ? Text(found) : $"{source.AsSpan(found.Start, 24)}…";

    private Syntax? Fail(string code, int at, string message, string remedy)
    {
        Problem ??= new ExpressionProblem(code, at, message, remedy);
        return null;
    }
}
