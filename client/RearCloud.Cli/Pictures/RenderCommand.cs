using System.CommandLine;
using RearCloud.Cli.Errors;

namespace RearCloud.Cli.Pictures;

/// <summary><c>rear render</c>: a picture of a layout, without a panel or a server.</summary>
internal static class RenderCommand
{
    public static Command Create(TextWriter output, TextWriter errors)
    {
        var document = new Argument<string>("DOC") { Description = "A layout's JSON file, or a bundle {\"layout\":…,\"wallpaper\":…}." };
        var panel = new Option<string>("--panel") { Description = PanelChoice.Description, DefaultValueFactory = _ => PanelChoice.Default, HelpName = "P" };
        var at = new Option<string?>("--at") { Description = "The moment to show, as 2026-03-20T09:41:00+01:00, or a local time of today as 09:41. Now if absent.", HelpName = "TIME" };
        var outFile = new Option<string>("--out") { Description = "The PNG file. It appears whole or not at all.", Required = true, HelpName = "FILE" };
        var assets = new Option<string?>("--assets") { Description = "Folder with images, named by their SHA-256.", HelpName = "DIR" };
        var zone = new Option<string?>("--zone") { Description = "Time zone such as Europe/Berlin. The machine's if absent.", HelpName = "Z" };
        var culture = new Option<string>("--culture") { Description = "Language and customs such as de-DE.", DefaultValueFactory = _ => "en-US", HelpName = "C" };
        var battery = new Option<double?>("--battery") { Description = "Charge in percent that battery widgets show.", HelpName = "N" };
        var scale = new Option<float>("--scale") { Description = "Picture pixels per panel pixel, 0.05 to 4.", DefaultValueFactory = _ => 1, HelpName = "N" };
        var shape = new Option<bool>("--shape") { Description = "Leaves round corners and lens holes transparent." };
        var phone = new Option<bool>("--phone") { Description = "Draws the phone's back around the panel." };
        var json = new Option<bool>("--json") { Description = "Prints what was made, and errors, as JSON." };
        var command = new Command("render", "Draws a layout at a moment into a PNG file.")
        {
            document, panel, at, outFile, assets, zone, culture, battery, scale, shape, phone, json,
        };
        command.SetAction(parsed =>
        {
            var printer = new ProblemPrinter(errors, parsed.GetValue(json));
            var wish = new RenderWish(
                parsed.GetRequiredValue(document),
                parsed.GetRequiredValue(panel),
                parsed.GetValue(at),
                parsed.GetRequiredValue(outFile),
                parsed.GetValue(assets),
                parsed.GetValue(zone),
                parsed.GetRequiredValue(culture),
                parsed.GetValue(battery),
                parsed.GetValue(scale),
                parsed.GetValue(shape),
                parsed.GetValue(phone),
                parsed.GetValue(json));
            return new RenderRun(output, printer, TimeProvider.System).Run(wish);
        });
        return command;
    }
}
