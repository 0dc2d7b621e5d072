using System.Runtime.CompilerServices;

namespace RearCloud.Client.Tests;

public class ReadmeTests
{
    [Fact]
    public async Task The_program_in_the_readme_is_the_one_that_is_compiled()
    {
        var here = Path.GetDirectoryName(ThisFile())!;
        var readme = await LinesAsync(Path.Combine(here, "../../client/RearCloud.Client/README.md"), l => l == "```csharp", l => l == "```");
        var compiled = await LinesAsync(Path.Combine(here, "ReadmeProgram.cs"), l => l.EndsWith("README begins", StringComparison.Ordinal), l => l.EndsWith("README ends", StringComparison.Ordinal));

        Assert.NotEmpty(compiled);
        Assert.Equal(compiled, readme.Where(l => !l.StartsWith("using ", StringComparison.Ordinal)).SkipWhile(l => l.Length == 0));
    }

    private static async Task<IEnumerable<string>> LinesAsync(string path, Func<string, bool> begins, Func<string, bool> ends)
    {
        var lines = await File.ReadAllLinesAsync(path, TestContext.Current.CancellationToken);
        return lines.SkipWhile(l => !begins(l)).Skip(1).TakeWhile(l => !ends(l)).Select(l => l.StartsWith("        ", StringComparison.Ordinal) ? l[8..] : l);
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
