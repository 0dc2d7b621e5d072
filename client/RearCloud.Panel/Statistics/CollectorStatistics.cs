namespace RearCloud.Panel.Statistics;

/// <summary>How the garbage collector runs, as the runtime itself tells, and what it has cost the whole program.</summary>
/// <remarks>
/// The program's settings decide on mode and concurrency. The youngest generation's budget follows the processor's cache; only the variable
/// <c>DOTNET_GCgen0size</c>, a hexadecimal number of bytes, raises it where the cache is small: no setting in a file does.
/// </remarks>
/// <param name="Mode"><c>workstation</c> or <c>server</c>.</param>
/// <param name="IsConcurrent">True if the oldest generation is collected beside the program.</param>
/// <param name="Latency">The runtime's latency mode.</param>
/// <param name="Gen0BudgetBytes">What may be allocated at most between two collections of the youngest generation; null if the runtime does not tell.</param>
/// <param name="Gen0">Collections of the youngest generation, those of older ones too.</param>
/// <param name="Gen1">Collections of the middle generation, those of the oldest too.</param>
/// <param name="Gen2">Collections of the oldest generation.</param>
/// <param name="PauseMilliseconds">How long it has stopped the threads, all collections together.</param>
public sealed record CollectorStatistics(
    string Mode, bool IsConcurrent, string Latency, long? Gen0BudgetBytes, int Gen0, int Gen1, int Gen2, double PauseMilliseconds);
