using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace Tuning.Sessions.Documents;

/// <summary>Reads JSON into nodes, repeated names kept for the check that reports them.</summary>
internal static class JsonDocumentParser
{
    /// <summary>Reads a text.</summary>
    public static DocumentReading Parse(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = DocumentLimits.Depth });
        var lines = new LineCounter(utf8);
        try
        {
            reader.Read();
            var root = ReadNode(ref reader, ref lines);
            reader.Read();
            return new DocumentReading(root, null);
        }
        catch (JsonException exception)
        {
            var reason = exception.Message.Split(" LineNumber:", 2)[0];
            return DocumentReading.Refused(reason, "JSON", (int?)exception.LineNumber + 1);
        }
        catch (InvalidOperationException)
        {
            // The reader reports text that is no valid UTF-16, such as a lone surrogate, this way.
            return DocumentReading.Refused("invalid characters in a text", "JSON", lines.At(reader.TokenStartIndex));
        }
    }

    private static DocumentNode ReadNode(ref Utf8JsonReader reader, ref LineCounter lines)
    {
        var line = lines.At(reader.TokenStartIndex);
        return reader.TokenType switch
        {
            JsonTokenType.StartObject => ReadMapping(ref reader, ref lines, line),
            JsonTokenType.StartArray => ReadSequence(ref reader, ref lines, line),
            JsonTokenType.String => new DocumentNode.Text(line, reader.GetString()!),
            JsonTokenType.Number => new DocumentNode.Number(line, Encoding.UTF8.GetString(reader.ValueSpan), reader.GetDouble()),
            JsonTokenType.True => new DocumentNode.Flag(line, true),
            JsonTokenType.False => new DocumentNode.Flag(line, false),
            _ => new DocumentNode.Empty(line),
        };
    }

    private static DocumentNode.Mapping ReadMapping(ref Utf8JsonReader reader, ref LineCounter lines, int line)
    {
        var members = ImmutableArray.CreateBuilder<DocumentMember>();
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndObject)
        {
            var nameLine = lines.At(reader.TokenStartIndex);
            var name = reader.GetString()!;
            reader.Read();
            members.Add(new DocumentMember(name, ReadNode(ref reader, ref lines), nameLine));
        }

        return new DocumentNode.Mapping(line, members.ToImmutable());
    }

    private static DocumentNode.Sequence ReadSequence(ref Utf8JsonReader reader, ref LineCounter lines, int line)
    {
        var items = ImmutableArray.CreateBuilder<DocumentNode>();
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
        {
            items.Add(ReadNode(ref reader, ref lines));
        }

        return new DocumentNode.Sequence(line, items.ToImmutable());
    }
}
