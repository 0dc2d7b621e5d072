namespace RearCloud.Architecture.Code.Samples;

// Each is mentioned by User in exactly one way, so that the reader of compiled code is shown to see that way.

public class UsedAsBase;

public interface IUsedAsInterface;

public sealed class UsedInField;

public sealed class UsedInParameter;

public sealed class UsedAsTypeArgument;

public sealed class UsedInAsyncBody;

public sealed class UsedInLambda;

public sealed class UsedByTypeOf;

public sealed class UsedInArray;

[AttributeUsage(AttributeTargets.Class)]
public sealed class UsedAsAttribute : Attribute;
