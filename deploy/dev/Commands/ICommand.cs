namespace RearCloud.Dev.Commands;

/// <summary>One thing that <c>./dev</c> can do.</summary>
internal interface ICommand
{
    string Name { get; }

    /// <summary>The arguments it takes and what each form does, for the help.</summary>
    IReadOnlyList<(string Arguments, string Does)> Forms { get; }

    /// <summary>Runs to the end and returns the exit code.</summary>
    Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken);
}
