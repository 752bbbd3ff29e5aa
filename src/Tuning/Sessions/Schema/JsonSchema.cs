using System.Text.Json.Nodes;

namespace Tuning.Sessions.Schema;

/// <summary>Writes a shape as JSON Schema (draft 2020-12), for editors: the reader itself checks more.</summary>
public static class JsonSchema
{
    /// <summary>The schema of session files of a build.</summary>
    /// <param name="capabilities">What the build carries out; files of its first strategy are described, and of those that others evaluate.</param>
    public static JsonObject OfSession(BuildCapabilities capabilities)
    {
        ArgumentNullException.ThrowIfNull(capabilities);
        var shape = Of(SessionSchema.Build(capabilities, capabilities.Strategies.FirstOrDefault()));
        if (capabilities.Strategies.FirstOrDefault(strategy => strategy.IsOpen) is { } open)
        {
            Split(shape, Of(SessionSchema.Build(capabilities, open)));
        }

        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "TuningFunctions session file",
        };
        foreach (var (name, value) in shape.ToArray())
        {
            shape.Remove(name);
            schema[name] = value;
        }

        return schema;
    }

    // Where a strategy that others evaluate allows something else than the first one, the kind of the strategy decides.
    private static void Split(JsonObject first, JsonObject open)
    {
        var (own, others) = (first["properties"]!.AsObject(), open["properties"]!.AsObject());
        var (then, otherwise) = (new JsonObject(), new JsonObject());
        foreach (var (name, schema) in own.ToArray())
        {
            if (!JsonNode.DeepEquals(schema, others[name]))
            {
                otherwise[name] = schema!.DeepClone();
                then[name] = others[name]!.DeepClone();
                own[name] = new JsonObject { ["description"] = schema["description"]?.DeepClone() };
            }
        }

        var isOpen = new JsonObject { ["properties"] = new JsonObject { ["strategy"] = Typed("object") }, ["required"] = new JsonArray("strategy") };
        var needed = first["required"]!.AsArray().Select(name => (string)name!).ToArray();
        first["required"] = open["required"]!.DeepClone();
        first["if"] = isOpen;
        first["then"] = new JsonObject { ["properties"] = then };
        first["else"] = new JsonObject
        {
            ["properties"] = otherwise,
            ["required"] = new JsonArray([.. needed.Select(name => (JsonNode)JsonValue.Create(name)!)]),
        };
    }

    /// <summary>The schema of a shape; what this build does not carry out is left out.</summary>
    /// <param name="shape">The shape.</param>
    public static JsonObject Of(Shape shape) => shape switch
    {
        Shape.Flag => Typed("boolean"),
        Shape.Number number => OfNumber(number),
        Shape.WholeNumber whole => Typed("integer", ("minimum", whole.Minimum), ("maximum", whole.Maximum)),
        Shape.Word word => new JsonObject { ["enum"] = new JsonArray([.. word.Available.Select(choice => JsonValue.Create(choice))]) },
        Shape.Text text => Typed("string", ("pattern", $"^(?:{Portable(text.Pattern)})$"), ("description", text.Form)),
        Shape.Duration => Typed("string", ("format", "duration")),
        Shape.Sequence sequence => Typed(
            "array", ("items", Of(sequence.Item)), ("minItems", sequence.Minimum), ("maxItems", sequence.Maximum)),
        Shape.Group group => OfGroup(group),
        Shape.OpenGroup => Typed("object"),
        Shape.Either either => new JsonObject { ["anyOf"] = new JsonArray([.. either.Alternatives.Where(IsPossible).Select(Of)]) },
        _ => throw new InvalidOperationException($"Unknown shape {shape?.GetType().Name}."),
    };

    // A word without a choice is there to be refused by name.
    private static bool IsPossible(Shape shape) => shape is not Shape.Word { Available.IsEmpty: true };

    private static JsonObject OfNumber(Shape.Number number)
    {
        var schema = Typed("number");
        if (number.Minimum is { } minimum)
        {
            schema[number.IsMinimumExclusive ? "exclusiveMinimum" : "minimum"] = minimum;
        }

        if (number.Maximum is { } maximum)
        {
            schema["maximum"] = maximum;
        }

        return schema;
    }

    private static JsonObject OfGroup(Shape.Group group)
    {
        var properties = new JsonObject();
        foreach (var member in group.Members.Where(member => member.IsAvailable))
        {
            var schema = Of(member.Shape);
            schema["description"] = schema["description"] is { } form ? $"{member.Meaning} Form: {form}." : member.Meaning;
            if (member.DefaultJson is { } usual)
            {
                schema["default"] = JsonNode.Parse(usual);
            }

            properties[member.Name] = schema;
        }

        var required = group.Members.Where(member => member.IsRequired).Select(member => (JsonNode)JsonValue.Create(member.Name)!);
        return Typed("object", ("properties", properties), ("required", new JsonArray([.. required])), ("additionalProperties", false));
    }

    private static JsonObject Typed(string type, params ReadOnlySpan<(string Name, JsonNode Value)> rest)
    {
        var schema = new JsonObject { ["type"] = type };
        foreach (var (name, value) in rest)
        {
            schema[name] = value;
        }

        return schema;
    }

    // JSON Schema's expressions are those of ECMAScript, which has no inline options.
    private static string Portable(string pattern) =>
        pattern.StartsWith("(?s)", StringComparison.Ordinal) ? pattern["(?s)".Length..].Replace(".", "[\\s\\S]", StringComparison.Ordinal) : pattern;
}
