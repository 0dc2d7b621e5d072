namespace RearCloud.Architecture.Code;

/// <summary>A type by namespace and name, with the assembly that holds it.</summary>
internal sealed record TypeName(string Assembly, string Namespace, string Name)
{
    /// <summary>True for the namespace itself and everything below it.</summary>
    internal bool IsIn(string space) => Namespace == space || Namespace.StartsWith(space + ".", StringComparison.Ordinal);

    public override string ToString() => $"{Namespace}.{Name}";
}
