using System.CommandLine;
using System.Runtime.InteropServices;
using Tuning.Cli.Building;
using Tuning.Cli.Frame;

namespace Tuning.Cli.Commands;

/// <summary><c>tune pack</c>: a dotnet tool package and a self-contained build.</summary>
internal static class PackCommand
{
    /// <summary>Creates the command.</summary>
    /// <param name="frame">The frame.</param>
    public static Command Create(CommandFrame frame)
    {
        var folder = new Argument<string>("dir") { Description = "The folder to fill: new or empty" };
        var runtime = new Option<string>("--runtime")
        {
            Description = "The machine of the self-contained build, such as linux-x64, osx-arm64 or win-x64",
            HelpName = "RID",
            DefaultValueFactory = _ => RuntimeInformation.RuntimeIdentifier,
        };
        return frame.Bind(
            new Command("pack", "Build a dotnet tool package and a self-contained program") { folder, runtime },
            (parse, cancellationToken) => new Package((arguments, stop) => DotnetProcess.RunAsync(frame.Shell.Error, arguments, stop)).RunAsync(
                Checkout.Find(AppContext.BaseDirectory),
                frame.Shell.Resolve(parse.GetRequiredValue(folder)),
                parse.GetValue(runtime)!,
                cancellationToken),
            "tune pack out",
            "tune pack out --runtime linux-arm64");
    }
}
