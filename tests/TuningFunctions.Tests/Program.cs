using TuningFunctions.Tests.Retuning;

return await SimulatedHost.RunAsync(args, Console.In, Console.Out);
