using RearCloud.Core;

namespace RearCloud.Server;

/// <summary>An exception that knows what to tell the one who asked; without it a failure is told as the server's own.</summary>
public interface IProblemCause
{
    Problem Problem { get; }
}
