namespace RearCloud.Simulation.Cloud;

/// <summary>What happens at one of the next calls to the storage.</summary>
internal enum StorageFault
{
    None,

    /// <summary>The node is killed.</summary>
    Kill,

    /// <summary>The call fails.</summary>
    Fail,

    /// <summary>The transaction has to run again.</summary>
    RunAgain,
}
