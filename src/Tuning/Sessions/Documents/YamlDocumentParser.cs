using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Tuning.Sessions.Documents;

/// <summary>Reads YAML into nodes: one document, no anchors, no tags, repeated names kept for the check that reports them.</summary>
internal sealed class YamlDocumentParser
{
    private readonly Parser _parser;
    private SpecProblem? _problem;

    private YamlDocumentParser(string text) => _parser = new Parser(new StringReader(text));

    /// <summary>Reads a text.</summary>
    public static DocumentReading Parse(string text)
    {
        var parser = new YamlDocumentParser(text);
        try
        {
            return parser.ReadDocument();
        }
        catch (YamlException exception)
        {
            var reason = exception.InnerException?.Message ?? exception.Message;
            return DocumentReading.Refused(reason, "YAML", (int)exception.Start.Line);
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            // The scanner reports some broken flow collections and escapes this way.
            return DocumentReading.Refused("broken syntax", "YAML", Line(parser._parser.Current));
        }
    }

    private DocumentReading ReadDocument()
    {
        _parser.Consume<StreamStart>();
        if (_parser.Accept<StreamEnd>(out _))
        {
            return DocumentReading.Refused("an empty file", "a session file", null);
        }

        _parser.Consume<DocumentStart>();
        var root = ReadNode(0);
        if (_problem is not null)
        {
            return new DocumentReading(null, _problem);
        }

        _parser.Consume<DocumentEnd>();
        return _parser.Accept<StreamEnd>(out _)
            ? new DocumentReading(root, null)
            : DocumentReading.Refused("several documents", "one document a file", Line(_parser.Current));
    }

    private DocumentNode ReadNode(int depth)
    {
        var line = Line(_parser.Current);
        if (depth > DocumentLimits.Depth)
        {
            return Refuse("nested too deeply", $"at most {DocumentLimits.Depth} levels");
        }

        if (_parser.Accept<AnchorAlias>(out var alias))
        {
            return Refuse($"*{alias.Value}", "no aliases: write the value itself");
        }

        if (_parser.Accept<NodeEvent>(out var node) && !node.Tag.IsEmpty && !node.Tag.IsNonSpecific)
        {
            return Refuse(node.Tag.Value, "no tags");
        }

        if (_parser.TryConsume<Scalar>(out var scalar))
        {
            line = Line(scalar);
            return scalar.Style is ScalarStyle.Plain && scalar.Tag.IsEmpty
                ? ScalarText.Resolve(scalar.Value, line)
                : new DocumentNode.Text(line, scalar.Value);
        }

        return _parser.TryConsume<SequenceStart>(out var sequence)
            ? ReadSequence(Line(sequence), depth)
            : ReadMapping(depth);
    }

    private DocumentNode.Sequence ReadSequence(int line, int depth)
    {
        var items = ImmutableArray.CreateBuilder<DocumentNode>();
        while (_problem is null && !_parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(ReadNode(depth + 1));
        }

        return new DocumentNode.Sequence(line, items.ToImmutable());
    }

    private DocumentNode.Mapping ReadMapping(int depth)
    {
        var line = Line(_parser.Consume<MappingStart>());
        var members = ImmutableArray.CreateBuilder<DocumentMember>();
        while (_problem is null && !_parser.TryConsume<MappingEnd>(out _))
        {
            if (!_parser.TryConsume<Scalar>(out var key))
            {
                Refuse("a name that is no text", "names are texts");
                break;
            }

            members.Add(new DocumentMember(key.Value, ReadNode(depth + 1), Line(key)));
        }

        return new DocumentNode.Mapping(line, members.ToImmutable());
    }

    private DocumentNode.Empty Refuse(string value, string allowed)
    {
        var line = Line(_parser.Current);
        _problem ??= new SpecProblem("$", value, allowed, line);
        return new DocumentNode.Empty(line);
    }

    private static int Line(ParsingEvent? parsingEvent) => parsingEvent is null ? 0 : (int)parsingEvent.Start.Line;
}
