using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Tuning.Cli.Frame;

/// <summary>The usual help, followed by command lines that run as they stand.</summary>
/// <param name="usual">The usual help.</param>
/// <param name="frame">The frame, which knows the examples.</param>
internal sealed class HelpWithExamples(HelpAction usual, CommandFrame frame) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        usual.Invoke(parseResult);
        var examples = frame.ExamplesOf(parseResult.CommandResult.Command);
        if (examples.Count > 0)
        {
            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach (var example in examples)
            {
                output.WriteLine($"  {example}");
            }

            output.WriteLine();
        }

        return (int)ExitCode.Done;
    }
}
