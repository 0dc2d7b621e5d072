namespace RearCloud.Simulation.Cloud;

/// <summary>Where a call to the storage is.</summary>
internal enum StoragePoint
{
    Inside,
    BeforeCommit,
    AfterCommit,
}
