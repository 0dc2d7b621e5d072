namespace RearCloud.Architecture.Code.Samples;

/// <summary>Uses each sample in one way.</summary>
[UsedAs]
public class User : UsedAsBase, IUsedAsInterface
{
    public UsedInField? Field { get; set; }

    public static int Count(UsedInParameter parameter, UsedInArray[,] array) => parameter.GetHashCode() + array.Length;

    public static object List() => new List<Dictionary<string, UsedAsTypeArgument>>();

    public static async Task<object> LaterAsync()
    {
        await Task.Yield();
        return new UsedInAsyncBody();
    }

    public static Func<object> Lambda(int unused) => () => unused > 0 ? new UsedInLambda() : typeof(UsedByTypeOf);
}
