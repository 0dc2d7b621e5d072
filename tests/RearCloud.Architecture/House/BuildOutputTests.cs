using System.Runtime.InteropServices;

namespace RearCloud.Architecture.House;

public sealed class BuildOutputTests
{
    [Fact]
    public void A_build_holds_the_native_libraries_of_this_machine_only()
    {
        var native = Directory.GetDirectories(Path.Combine(AppContext.BaseDirectory, "runtimes"))
            .Where(folder => Directory.Exists(Path.Combine(folder, "native")))
            .Select(folder => Path.GetFileName(folder)!)
            .ToArray();

        Assert.NotEmpty(native);
        Assert.Empty(native.Except([RuntimeInformation.RuntimeIdentifier, RuntimeInformation.RuntimeIdentifier.Split('-')[0]]));
    }
}
