namespace RearCloud.Scene.Tests;

/// <summary>
/// Compares printed draw lists with the files in Approved/. After a wanted change look at the print that lies beside the test program as
/// <c>Received/NAME.txt</c>, and copy it over the approved one.
/// </summary>
internal static class Approved
{
    public static void Equal(string name, string printed)
    {
        var received = Path.Combine(AppContext.BaseDirectory, "Received", name + ".txt");
        Directory.CreateDirectory(Path.GetDirectoryName(received)!);
        File.WriteAllText(received, printed + "\n");
        var approved = Path.Combine(AppContext.BaseDirectory, "Approved", name + ".txt");
        Assert.True(File.Exists(approved), $"There is no approved print for {name}; the received one is {received}.");
        Assert.Equal(File.ReadAllText(approved), printed + "\n");
    }
}
