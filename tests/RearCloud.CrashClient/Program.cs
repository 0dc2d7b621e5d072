using RearCloud.Client;
using RearCloud.CrashClient;

// Arguments: data folder, and for a server its HTTP address, its gRPC address and the device's token.
// Standard input: `edit N` makes edit N of CrashPlan, `end` disposes the client. Standard output: `open`, then for each edit `try N` and
// `kept N TRACE` or `refused N CODE MESSAGE`, at last `ended`. Nothing here waits for anything else: a test may kill the program at any moment.
var options = new RearCloudClientOptions
{
    DataFolder = args[0],
    Server = new Uri(args.ElementAtOrDefault(1) ?? "http://127.0.0.1:9"),
    Grpc = args.ElementAtOrDefault(2) is { } grpc ? new Uri(grpc) : null,
    Token = args.ElementAtOrDefault(3) ?? "nobody",
    LoggerFactory = new LineLog(),
};
RearCloudClient client;
try
{
    client = await RearCloudClient.OpenAsync(options);
}
catch (IOException e)
{
    Lines.Print($"closed {e.Message.ReplaceLineEndings(" ")}");
    return 1;
}

Lines.Print($"open {client.WaitingMutations}");
while (Console.In.ReadLine() is ['e', 'd', 'i', 't', ' ', .. var text])
{
    var number = int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
    Lines.Print($"try {number}");
    var result = await client.EditAsync(CrashPlan.EditOf(number, client.Confirmed));
    Lines.Print(result.TryGet(out var trace, out var problem) ? $"kept {number} {trace.Value}" : $"refused {number} {problem.Code} {problem.Message}");
}

await client.DisposeAsync();
Lines.Print("ended");
return 0;
