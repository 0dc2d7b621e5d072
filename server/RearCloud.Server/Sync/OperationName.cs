using RearCloud.Core.Edits;

namespace RearCloud.Server.Sync;

/// <summary>What an operation is called in the stored history and in the HTTP API.</summary>
internal static class OperationName
{
    /// <summary>The name: <c>set</c>.</summary>
    public static string Of(EditOperation operation) => operation switch
    {
        EditOperation.Create => "create",
        EditOperation.Set => "set",
        EditOperation.Delete => "delete",
        EditOperation.Restore => "restore",
        EditOperation.Move => "move",
        EditOperation.Replace => "replace",
        _ => throw new ArgumentOutOfRangeException(nameof(operation)),
    };
}
