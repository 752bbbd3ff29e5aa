using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Tuning.Cli.Frame;

namespace Tuning.Cli.Outcomes;

/// <summary>Writes an outcome: under <c>--json</c> exactly one object on standard output, else text.</summary>
internal static class OutcomeWriter
{
    // The text goes to a terminal or a file, never into HTML: quotes and letters stay readable.
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes an outcome and returns its exit code.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <param name="asJson">Whether <c>--json</c> was given.</param>
    /// <param name="shell">The shell.</param>
    public static int Write(Outcome outcome, bool asJson, Shell shell)
    {
        switch (outcome)
        {
            case Outcome.Answer answer when asJson:
                WriteJson(answer.Document, answer.Type(), shell.Out);
                break;
            case Outcome.Answer answer:
                answer.Text(new Page(shell));
                break;
            case Outcome.Refused refused when asJson:
                WriteJson(ErrorDocument.Of(refused), CliJson.Default.ErrorDocument, shell.Out);
                break;
            case Outcome.Refused refused:
                WriteText(refused, shell.Error);
                break;
            default:
                throw new InvalidOperationException($"No text for {outcome.GetType().Name}.");
        }

        return (int)outcome.Code;
    }

    private static void WriteJson(object document, JsonTypeInfo type, TextWriter output)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, Readable))
        {
            JsonSerializer.Serialize(writer, document, type);
        }

        output.WriteLine(Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length));
    }

    private static void WriteText(Outcome.Refused refused, TextWriter error)
    {
        error.WriteLine($"tune: {refused.Error}");
        foreach (var problem in refused.Problems)
        {
            var found = problem.Value switch
            {
                null => "missing; ",
                var value when string.Equals(value, problem.Path, StringComparison.Ordinal) => "",
                var value => $"{value}; ",
            };
            error.WriteLine($"  {problem.Path}: {found}{problem.Allowed}");
        }
    }
}
