using RearCloud.Simulation.Worlds;

namespace RearCloud.Simulation.Running;

/// <summary>How one run went.</summary>
internal sealed record SimulationResult(int Seed, ulong Hash, string? Violation, RareEventCounts Rare, IReadOnlyList<string> Log, int Acknowledgements);
