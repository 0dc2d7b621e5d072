using RearCloud.Host;

await using var app = RearCloudHost.Build(args);
await app.RunAsync();
