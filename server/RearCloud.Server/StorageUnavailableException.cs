using RearCloud.Core;

namespace RearCloud.Server;

/// <summary>The database cannot be reached or stays busy; the same request may succeed later.</summary>
public sealed class StorageUnavailableException(Problem problem, Exception inner) : Exception(problem.Message, inner), IProblemCause
{
    /// <summary>What to tell the one who asked.</summary>
    public Problem Problem { get; } = problem;
}
