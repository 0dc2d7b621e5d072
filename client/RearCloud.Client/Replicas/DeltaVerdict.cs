namespace RearCloud.Client.Replicas;

/// <summary>What a delta means to a replica.</summary>
internal enum DeltaVerdict
{
    /// <summary>It continues the replica and is applied.</summary>
    Applied,

    /// <summary>The replica has it already.</summary>
    Old,

    /// <summary>It continues something else: pull from the cookie.</summary>
    Gap,

    /// <summary>The replica would not be what the server has: the cookie is forgotten, pull from zero.</summary>
    WrongChecksum,
}
