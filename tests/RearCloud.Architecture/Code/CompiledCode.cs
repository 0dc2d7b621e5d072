using Mono.Cecil;

namespace RearCloud.Architecture.Code;

/// <summary>What the compiled assemblies of the product use, read from their metadata and instructions.</summary>
internal static class CompiledCode
{
    private static readonly Dictionary<string, IReadOnlyList<TypeUse>> Read = [];
    private static readonly Lock Gate = new();

    /// <summary>Every use of one type by another in an assembly that stands beside these tests.</summary>
    internal static IReadOnlyList<TypeUse> Uses(string assembly)
    {
        lock (Gate)
        {
            if (!Read.TryGetValue(assembly, out var uses))
                Read[assembly] = uses = ReadUses(assembly);
            return uses;
        }
    }

    /// <summary>The names of the assemblies that an assembly was compiled against.</summary>
    internal static IReadOnlyList<string> References(string assembly)
    {
        using var module = Open(assembly);
        return [.. module.AssemblyReferences.Select(reference => reference.Name)];
    }

    private static List<TypeUse> ReadUses(string assembly)
    {
        using var module = Open(assembly);
        return
        [
            .. module.Types
                .SelectMany(type => TypeReferences.Of(type).Select(used => new TypeUse(NameOf(type), NameOf(used))))
                .Where(use => use.User != use.Used)
                .Distinct(),
        ];
    }

    private static ModuleDefinition Open(string assembly) =>
        ModuleDefinition.ReadModule(Path.Combine(AppContext.BaseDirectory, assembly + ".dll"));

    private static TypeName NameOf(TypeReference type)
    {
        while (type.DeclaringType is { } outer)
            type = outer;
        var scope = type.Scope is ModuleDefinition module ? module.Assembly.Name.Name : type.Scope.Name;
        return new TypeName(scope, type.Namespace, type.Name);
    }
}
