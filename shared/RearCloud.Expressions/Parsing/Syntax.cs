namespace RearCloud.Expressions.Parsing;

/// <summary>A node of the syntax tree. The cases are closed: every visitor names them all.</summary>
/// <param name="Position">Where in the source a problem with this node is reported.</param>
internal abstract record Syntax(int Position)
{
    /// <summary>Nodes on the longest way down, this one included.</summary>
    public abstract int Height { get; }

    public sealed record Literal(int Position, Value Value) : Syntax(Position)
    {
        public override int Height => 1;
    }

    public sealed record Name(int Position, string Text) : Syntax(Position)
    {
        public override int Height => 1;
    }

    public sealed record Member(int Position, Syntax Operand, string Field) : Syntax(Position)
    {
        public override int Height { get; } = 1 + Operand.Height;
    }

    public sealed record Index(int Position, Syntax Operand, Syntax Key) : Syntax(Position)
    {
        public override int Height { get; } = 1 + Math.Max(Operand.Height, Key.Height);
    }

    public sealed record Unary(int Position, TokenKind Operator, Syntax Operand) : Syntax(Position)
    {
        public override int Height { get; } = 1 + Operand.Height;
    }

    public sealed record Binary(int Position, TokenKind Operator, Syntax Left, Syntax Right) : Syntax(Position)
    {
        public override int Height { get; } = 1 + Math.Max(Left.Height, Right.Height);
    }

    /// <summary>A whole chain of &amp;&amp; or ||.</summary>
    public sealed record Logical(int Position, TokenKind Operator, IReadOnlyList<Syntax> Operands) : Syntax(Position)
    {
        public override int Height { get; } = 1 + Tallest(Operands);
    }

    public sealed record Conditional(int Position, Syntax Condition, Syntax Then, Syntax Else) : Syntax(Position)
    {
        public override int Height { get; } = 1 + Math.Max(Condition.Height, Math.Max(Then.Height, Else.Height));
    }

    /// <summary><c>function(arguments)</c> or <c>target.function(arguments)</c>.</summary>
    public sealed record Call(int Position, Syntax? Target, string Function, IReadOnlyList<Syntax> Arguments) : Syntax(Position)
    {
        public override int Height { get; } = 1 + Math.Max(Target?.Height ?? 0, Tallest(Arguments));
    }

    public sealed record ListOf(int Position, IReadOnlyList<Syntax> Items) : Syntax(Position)
    {
        public override int Height { get; } = 1 + Tallest(Items);
    }

    public sealed record MapOf(int Position, IReadOnlyList<(Syntax Key, Syntax Value)> Entries) : Syntax(Position)
    {
        public override int Height { get; } = 1 + Entries.Select(e => Math.Max(e.Key.Height, e.Value.Height)).DefaultIfEmpty().Max();
    }

    private static int Tallest(IReadOnlyList<Syntax> nodes) => nodes.Select(n => n.Height).DefaultIfEmpty().Max();
}
