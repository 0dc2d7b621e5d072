namespace RearCloud.Benchmarks.Sync.Servers;

/// <summary>What a server process uses.</summary>
/// <param name="ManagedBytes">Bytes of live objects, after a collection if one was asked for.</param>
/// <param name="PrivateBytes">Resident memory that belongs to the process alone: heap, stacks, buffers; no mapped files.</param>
/// <param name="AllocatedBytes">Managed bytes allocated since the start.</param>
/// <param name="ProcessorMilliseconds">Processor time since the start.</param>
/// <param name="IsServerGc">True if it collects as the product's server does.</param>
internal sealed record ServerProbe(long ManagedBytes, long PrivateBytes, long AllocatedBytes, double ProcessorMilliseconds, bool IsServerGc);
