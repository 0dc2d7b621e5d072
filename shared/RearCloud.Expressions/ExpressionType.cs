namespace RearCloud.Expressions;

/// <summary>A static type of the language, written as CEL writes it: <c>int</c>, <c>list(string)</c>, <c>map(string, dyn)</c>.</summary>
public sealed record ExpressionType
{
    public static readonly ExpressionType Null = new(TypeKind.Null);
    public static readonly ExpressionType Bool = new(TypeKind.Bool);
    public static readonly ExpressionType Int = new(TypeKind.Int);
    public static readonly ExpressionType Uint = new(TypeKind.Uint);
    public static readonly ExpressionType Double = new(TypeKind.Double);
    public static readonly ExpressionType String = new(TypeKind.String);
    public static readonly ExpressionType Bytes = new(TypeKind.Bytes);
    public static readonly ExpressionType Dynamic = new(TypeKind.Dynamic);

    private ExpressionType(TypeKind kind, ExpressionType? key = null, ExpressionType? item = null)
    {
        Kind = kind;
        Key = key;
        Item = item;
    }

    public TypeKind Kind { get; }

    /// <summary>The type of a map's keys.</summary>
    public ExpressionType? Key { get; }

    /// <summary>The type of a list's items or a map's values.</summary>
    public ExpressionType? Item { get; }

    public bool IsDynamic => Kind == TypeKind.Dynamic;

    /// <summary>True for int, uint and double.</summary>
    public bool IsNumber => Kind is TypeKind.Int or TypeKind.Uint or TypeKind.Double;

    public static ExpressionType ListOf(ExpressionType item) => new(TypeKind.List, item: item);

    public static ExpressionType MapOf(ExpressionType key, ExpressionType value) => new(TypeKind.Map, key, value);

    /// <summary>True where a value of the other type may stand for one of this type, with <c>dyn</c> standing for anything.</summary>
    public bool Accepts(ExpressionType other)
    {
        if (IsDynamic || other.IsDynamic)
        {
            return true;
        }

        return Kind == other.Kind && (Item is null || Item.Accepts(other.Item!)) && (Key is null || Key.Accepts(other.Key!));
    }

    /// <summary>The type of a value that is of one type or the other; <c>dyn</c> where they have nothing in common.</summary>
    internal ExpressionType Join(ExpressionType other)
    {
        if (this == other)
        {
            return this;
        }

        return (Kind, other.Kind) switch
        {
            (TypeKind.List, TypeKind.List) => ListOf(Item!.Join(other.Item!)),
            (TypeKind.Map, TypeKind.Map) => MapOf(Key!.Join(other.Key!), Item!.Join(other.Item!)),
            _ => Dynamic,
        };
    }

    /// <summary>True for a value that this type describes, by its kind alone: what lists and maps hold is not looked at.</summary>
    internal bool Describes(in Value value) => IsDynamic || (byte)Kind == (byte)value.Kind;

    public override string ToString() => Kind switch
    {
        TypeKind.List => $"list({Item})",
        TypeKind.Map => $"map({Key}, {Item})",
        TypeKind.Null => "null",
        TypeKind.Bool => "bool",
        TypeKind.Int => "int",
        TypeKind.Uint => "uint",
        TypeKind.Double => "double",
        TypeKind.String => "string",
        TypeKind.Bytes => "bytes",
        _ => "dyn",
    };
}
