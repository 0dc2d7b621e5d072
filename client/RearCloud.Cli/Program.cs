using RearCloud.Cli;

return await RearProgram.RunAsync(args, Console.Out, Console.Error, CancellationToken.None);
