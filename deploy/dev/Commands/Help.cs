namespace RearCloud.Dev.Commands;

/// <summary>Prints what <c>./dev</c> can do.</summary>
internal static class Help
{
    internal static int Print(IEnumerable<ICommand> commands)
    {
        Console.WriteLine("""
            RearCloud, the developer's door. It installs what the machine lacks and never asks.

            """);
        var forms = commands.SelectMany(command => command.Forms.Select(form => ($"./dev {command.Name} {form.Arguments}".TrimEnd(), form.Does))).ToList();
        var width = forms.Max(form => form.Item1.Length);
        foreach (var (usage, does) in forms)
            Console.WriteLine($"  {usage.PadRight(width)}   {does}");
        return ExitCode.Right;
    }
}
