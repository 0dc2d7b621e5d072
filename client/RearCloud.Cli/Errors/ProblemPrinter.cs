using System.Text.Json;
using RearCloud.Cli.Json;
using RearCloud.Core;

namespace RearCloud.Cli.Errors;

/// <summary>Says what is wrong, for a person or for a script.</summary>
/// <param name="errors">Standard error.</param>
/// <param name="asJson">One JSON object a line instead of sentences.</param>
internal sealed class ProblemPrinter(TextWriter errors, bool asJson)
{
    public void Print(Problem problem) => errors.WriteLine(asJson ? JsonSerializer.Serialize(problem, RearJson.Default.Problem) : $"rear: {problem}");

    /// <summary>Prints all and gives the exit code for them.</summary>
    public int Fail(params IEnumerable<Problem> problems)
    {
        foreach (var problem in problems) Print(problem);
        return ExitCodes.Failed;
    }

    public int Refuse(Problem problem)
    {
        Print(problem);
        return ExitCodes.Usage;
    }
}
