namespace RearCloud.Simulation.Worlds;

/// <summary>Unwinds the code of a process that was killed in the middle of a call.</summary>
internal sealed class ProcessDiedException(string name) : Exception($"{name} was killed.");
