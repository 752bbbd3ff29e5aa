using System.CommandLine;
using Tuning.Cli.Azure;
using Tuning.Cli.Building;
using Tuning.Cli.Frame;

namespace Tuning.Cli.Commands;

/// <summary><c>tune azure</c>: the commands for the Azure flavour.</summary>
internal static class AzureCommand
{
    /// <summary>Creates the group.</summary>
    /// <param name="frame">The frame.</param>
    public static Command Create(CommandFrame frame) => new("azure", "Build the function app for Azure") { Publish(frame) };

    private static Command Publish(CommandFrame frame)
    {
        var folder = new Argument<string>("dir") { Description = "The folder to fill: new, empty or an earlier publication" };
        return frame.Bind(
            new Command("publish", "Lay out the app in one folder for func start and deployment") { folder },
            (parse, cancellationToken) =>
            {
                var publication = new AzurePublication(
                    (arguments, stop) => DotnetProcess.RunAsync(frame.Shell.Error, arguments, stop));
                var target = frame.Shell.Resolve(parse.GetRequiredValue(folder));
                return publication.RunAsync(Checkout.Find(AppContext.BaseDirectory), target, cancellationToken);
            },
            "tune azure publish out");
    }
}
