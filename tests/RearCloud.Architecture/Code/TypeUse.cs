namespace RearCloud.Architecture.Code;

/// <summary>A type of ours that uses another type, both by the name of their outermost type.</summary>
internal sealed record TypeUse(TypeName User, TypeName Used)
{
    public override string ToString() => $"{User} uses {Used}";
}
