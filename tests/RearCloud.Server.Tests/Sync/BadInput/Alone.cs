namespace RearCloud.Server.Tests.Sync.BadInput;

/// <summary>Tests that look at the memory of the process, and run beside no others.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
