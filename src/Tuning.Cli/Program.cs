using Tuning.Cli.Frame;

return await TuneCommandLine.RunAsync(args, Shell.OfProcess());
