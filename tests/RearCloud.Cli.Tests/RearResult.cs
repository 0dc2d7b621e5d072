namespace RearCloud.Cli.Tests;

/// <summary>How a run of <c>rear</c> ended.</summary>
internal sealed record RearResult(int Code, string Output, string Errors)
{
    public static async Task<RearResult> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = await RearProgram.RunAsync(arguments, output, errors, TestContext.Current.CancellationToken);
        return new RearResult(code, output.ToString(), errors.ToString());
    }
}
