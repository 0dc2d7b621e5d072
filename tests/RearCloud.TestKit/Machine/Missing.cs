using System.Diagnostics.CodeAnalysis;

namespace RearCloud.TestKit.Machine;

/// <summary>Ends a test for which the machine lacks something: skipped for a person, failed where <c>CI</c> is true.</summary>
public static class Missing
{
    /// <summary>Call it in a test, its constructor or its <c>InitializeAsync</c>; fixtures of classes cannot be skipped.</summary>
    [DoesNotReturn]
    public static void SkipOrFail(string what)
    {
        var reason = what + " `./dev test` installs what is missing.";
        if (Environment.GetEnvironmentVariable("CI") == "true")
            Assert.Fail(reason);
        Assert.Skip(reason);
    }
}
