using System.CommandLine;
using RearCloud.Cli.Errors;
using RearCloud.Cli.Panels.Outputs;
using RearCloud.Panel.Post;

namespace RearCloud.Cli.Panels;

/// <summary><c>rear panel</c>: runs a panel until it is told to end.</summary>
internal static class PanelCommand
{
    public static Command Create(TextWriter output, TextWriter errors)
    {
        var profile = new Option<string>("--profile") { Description = PanelChoice.Description, DefaultValueFactory = _ => PanelChoice.Default, HelpName = "P" };
        var server = new Option<string?>("--server") { Description = "The server's HTTP address. Without it the panel shows its last good documents.", HelpName = "URL" };
        var grpc = new Option<string?>("--grpc") { Description = "The server's gRPC address.", HelpName = "URL" };
        var carrier = new Option<string>("--carrier") { Description = "What carries the session: auto, grpc, signalr or http.", DefaultValueFactory = _ => "auto" };
        carrier.AcceptOnlyFromAmong("auto", "grpc", "signalr", "http");
        var token = new Option<string?>("--token") { Description = "The device's token. Others on this machine can see it in the process list.", HelpName = "T" };
        var tokenFile = new Option<string?>("--token-file") { Description = "File that holds the device's token.", HelpName = "FILE" };
        var data = new Option<string?>("--data") { Description = $"Folder of the replica, the images, the last good documents and the wear. {PanelPaths.DefaultData} if absent.", HelpName = "DIR" };
        var device = new Option<string?>("--device") { Description = "The device's id, whose settings choose the layout.", HelpName = "ID" };
        var sink = new Option<string[]>("--sink") { Description = SinkChoice.Description, HelpName = "SINK" };
        var live = new Option<string>("--live") { Description = "Address of the live view; port 0 chooses a free one.", DefaultValueFactory = _ => "http://127.0.0.1:0", HelpName = "URL" };
        var zone = new Option<string?>("--zone") { Description = "Time zone such as Europe/Berlin. The machine's if absent, also when it changes.", HelpName = "Z" };
        var culture = new Option<string?>("--culture") { Description = "Language and customs such as de-DE. The machine's if absent.", HelpName = "C" };
        var battery = new Option<string>("--battery") { Description = "Folder of the kernel's power supplies.", DefaultValueFactory = _ => PanelPaths.PowerSupplies, HelpName = "DIR" };
        var screen = new Option<string>("--output") { Description = OutputPlan.Description, DefaultValueFactory = _ => OutputPlan.Automatic };
        screen.AcceptOnlyFromAmong(OutputPlan.Words);
        var brightness = new Option<double?>("--brightness") { Description = "The output's brightness in percent: of the panel's range, or darker and brighter than the light around asks for. 50 if absent.", HelpName = "P" };
        var temperature = new Option<double?>("--color-temperature") { Description = $"The output's white in kelvin, {DisplaySignals.WarmestKelvin} to {DisplaySignals.ColdestKelvin}. The panel's own if absent.", HelpName = "K" };
        var still = new Option<bool>("--no-shift") { Description = "Leaves the output in its place; it moves by a pixel a minute otherwise, so that nothing burns in." };
        var light = new Option<string>("--light-sensors") { Description = "Folder of the kernel's sensors, of which the first one for light steers the output's brightness.", DefaultValueFactory = _ => PanelPaths.LightSensors, HelpName = "DIR" };
        var seconds = new Option<double?>("--seconds") { Description = "Ends after this time.", HelpName = "N" };
        var statistics = new Option<bool>("--statistics") { Description = "Prints at the end how the panel did: tables, with --json one line." };
        var bare = new Option<bool>("--bare-loop") { Description = "Runs a loop beside the panel that only waits for the same beats: the statistics then say what the machine itself missed." };
        var overlay = new Option<bool>("--overlay") { Description = "Shows the panel's own figures in a corner of it." };
        var trace = new Option<string?>("--trace") { Description = "Writes the last two minutes of frames, stage by stage, to this file at the end. Perfetto opens it.", HelpName = "FILE" };
        var record = new Option<string?>("--record") { Description = "Writes down what each frame is made of to this file, for rear replay. It has its name only at the end.", HelpName = "FILE" };
        var verbose = new Option<bool>("--verbose") { Description = "Logs more to standard error." };
        var json = new Option<bool>("--json") { Description = "Prints errors and statistics as JSON." };
        var command = new Command(
            "panel",
            """
            Runs a panel: on a device, or as a simulated phone's back in a browser.

            When it is ready it prints one line of JSON, {"ready":true,"live":"http://127.0.0.1:43210/"}. It goes on without server, replica or network.
            Ctrl+C and SIGTERM end it.
            """)
        {
            profile, server, grpc, carrier, token, tokenFile, data, device, sink, live, screen, brightness, temperature, still, light, zone, culture, battery,
            seconds, statistics, bare, overlay, trace, record, verbose, json,
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            var printer = new ProblemPrinter(errors, parsed.GetValue(json));
            var wish = new PanelWish
            {
                Profile = parsed.GetRequiredValue(profile),
                Server = parsed.GetValue(server),
                Grpc = parsed.GetValue(grpc),
                Carrier = parsed.GetRequiredValue(carrier),
                Token = parsed.GetValue(token),
                TokenFile = parsed.GetValue(tokenFile),
                Data = parsed.GetValue(data),
                Device = parsed.GetValue(device),
                Sinks = parsed.GetValue(sink) ?? [],
                Live = parsed.GetRequiredValue(live),
                Zone = parsed.GetValue(zone),
                Culture = parsed.GetValue(culture),
                PowerSupplies = parsed.GetRequiredValue(battery),
                Output = parsed.GetRequiredValue(screen),
                Brightness = parsed.GetValue(brightness),
                ColorTemperature = parsed.GetValue(temperature),
                StandsStill = parsed.GetValue(still),
                LightSensors = parsed.GetRequiredValue(light),
                Seconds = parsed.GetValue(seconds),
                PrintsStatistics = parsed.GetValue(statistics),
                HasBareLoop = parsed.GetValue(bare),
                HasOverlay = parsed.GetValue(overlay),
                Trace = parsed.GetValue(trace),
                Record = parsed.GetValue(record),
                IsVerbose = parsed.GetValue(verbose),
                PrintsJson = parsed.GetValue(json),
            };
            return PanelPlan.Read(wish).TryGet(out var plan, out var problem)
                ? new PanelRun(plan, output, printer).RunAsync(cancellationToken)
                : Task.FromResult(printer.Refuse(problem));
        });
        return command;
    }
}
