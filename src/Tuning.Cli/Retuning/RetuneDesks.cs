using System.CommandLine;
using Tuning.Cli.Frame;
using Tuning.Cli.Outcomes;
using TuningFunctions.Embedded.Hosting.Homes;
using TuningFunctions.Retuning;

namespace Tuning.Cli.Retuning;

/// <summary>Lets commands of retuning speak with a server, with the one that runs the home, or with the home itself.</summary>
/// <param name="frame">The frame.</param>
internal sealed class RetuneDesks(CommandFrame frame)
{
    /// <summary>The name that audits have for what the command line does on a home, with a server or without.</summary>
    public const string KeyName = HomeLock.KeyName;

    private const string KeyVariable = "TUNE_FUNCTION_KEY";

    /// <summary>The option that names a server.</summary>
    public Option<string?> Server { get; } = new("--server")
    {
        Description = $"Ask this server instead of the home; its key comes from {KeyVariable}",
        HelpName = "URL",
    };

    /// <summary>Does something, and makes the outcome of a refusal.</summary>
    public async Task<Outcome> WithAsync(ParseResult parse, Func<IRetuneDesk, Task<Outcome>> work)
    {
        if (parse.GetValue(Server) is { } text
            && !(Uri.TryCreate(text, UriKind.Absolute, out var given) && given.Scheme is "http" or "https"))
        {
            return Outcome.Invalid("no such server", new Problem("--server", text, "an address such as http://127.0.0.1:7071"));
        }

        try
        {
            var home = frame.HomeOf(parse);
            if (parse.GetValue(Server) is { } address)
            {
                using var server = new ServerRetuneDesk(new Uri(address), frame.Shell.Variable(KeyVariable));
                return await work(server);
            }

            if (HomeLock.FindHolder(home) is { Address: { } running })
            {
                using var attached = new ServerRetuneDesk(running, HomeLock.ReadKey(home));
                return await work(attached);
            }

            using var line = RetuneLine.Open(home, frame.StorageOf(parse, isBrief: true), frame.Shell.Time);
            return await work(line.Desk);
        }
        catch (RetuneRefusalException refusal)
        {
            return Outcome.Invalid(
                refusal.Message, [.. refusal.Problems.Select(problem => new Problem(problem.Path, problem.Value, problem.Allowed))]);
        }
        catch (HttpRequestException lost)
        {
            return Outcome.Failed(lost.Message);
        }
    }
}
