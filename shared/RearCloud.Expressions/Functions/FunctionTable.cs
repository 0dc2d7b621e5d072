using Type = RearCloud.Expressions.ExpressionType;

namespace RearCloud.Expressions.Functions;

/// <summary>The functions of the language by name.</summary>
internal static class FunctionTable
{
    private static readonly Type AnyList = Type.ListOf(Type.Dynamic);
    private static readonly Type AnyMap = Type.MapOf(Type.Dynamic, Type.Dynamic);

    private static readonly Dictionary<string, Function> Functions = new Function[]
    {
        new("size", TextFunctions.Size,
            [.. new[] { Type.String, Type.Bytes, AnyList, AnyMap }.SelectMany(type => new Overload[] { new(false, Type.Int, type), new(true, Type.Int, type) })]),
        new("startsWith", TextFunctions.StartsWith, new Overload(true, Type.Bool, Type.String, Type.String)),
        new("endsWith", TextFunctions.EndsWith, new Overload(true, Type.Bool, Type.String, Type.String)),
        new("contains", TextFunctions.Contains, new Overload(true, Type.Bool, Type.String, Type.String)),
        Conversion("bool", Conversions.ToBool, Type.Bool, Type.Bool, Type.String),
        Conversion("int", Conversions.ToInt, Type.Int, Type.Int, Type.Uint, Type.Double, Type.String),
        Conversion("uint", Conversions.ToUint, Type.Uint, Type.Uint, Type.Int, Type.Double, Type.String),
        Conversion("double", Conversions.ToDouble, Type.Double, Type.Double, Type.Int, Type.Uint, Type.String),
        Conversion("string", Conversions.ToText, Type.String, Type.String, Type.Bool, Type.Int, Type.Uint, Type.Double, Type.Bytes),
        Conversion("bytes", Conversions.ToBytes, Type.Bytes, Type.Bytes, Type.String),
        Conversion("dyn", (arguments, _) => arguments[0], Type.Dynamic, Type.Dynamic),
    }.ToDictionary(function => function.Name, StringComparer.Ordinal);

    public static IEnumerable<string> Names => Functions.Keys;

    public static Function? Find(string name) => Functions.GetValueOrDefault(name);

    private static Function Conversion(string name, FunctionBody body, Type result, params Type[] from) =>
        new(name, body, [.. from.Select(type => new Overload(false, result, type))]);
}
