namespace RearCloud.Server.Sync;

/// <summary>What an actor may do with a stream. Each right includes those before it.</summary>
public enum StreamAccess
{
    /// <summary>Nothing: the stream is answered for as one that does not exist.</summary>
    None,

    /// <summary>Follow it.</summary>
    Read,

    /// <summary>Follow and edit it.</summary>
    Write,
}
