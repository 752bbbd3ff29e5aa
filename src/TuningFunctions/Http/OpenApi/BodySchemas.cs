using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;

namespace TuningFunctions.Http.OpenApi;

/// <summary>
/// The schemas of the API's JSON. What is undefined is absent and never null in an answer: there a member is either always written, or
/// may be left out. In a request a member that may be null may be left out too.
/// </summary>
internal static class BodySchemas
{
    private const string TypeKey = "type";
    private const string RequiredKey = "required";
    private const string NullWord = "null";

    private static readonly JsonSchemaExporterOptions s_answers = Options(isAnswer: true);
    private static readonly JsonSchemaExporterOptions s_requests = Options(isAnswer: false);

    /// <summary>The schema of a body.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="isAnswer">Whether it is answered, and not asked.</param>
    public static JsonNode Of(Type type, bool isAnswer) =>
        HttpJson.Default.Options.GetJsonSchemaAsNode(type, isAnswer ? s_answers : s_requests);

    private static JsonSchemaExporterOptions Options(bool isAnswer) => new()
    {
        TreatNullObliviousAsNonNullable = true,
        TransformSchemaNode = (context, schema) =>
        {
            if (schema is JsonObject found)
            {
                Require(context.TypeInfo, found, isAnswer);
                if (isAnswer)
                {
                    LeaveOutNull(found);
                }
            }

            return schema;
        },
    };

    private static void Require(JsonTypeInfo type, JsonObject schema, bool isAnswer)
    {
        if (type.Kind is not JsonTypeInfoKind.Object || schema["properties"] is not JsonObject members)
        {
            return;
        }

        var stated = (schema[RequiredKey] as JsonArray)?.Select(name => name!.GetValue<string>()).ToHashSet(StringComparer.Ordinal) ?? [];
        var required = type.Properties
            .Where(property => members.ContainsKey(property.Name) && !property.IsGetNullable && (isAnswer || stated.Contains(property.Name)))
            .Select(property => (JsonNode)property.Name).ToArray();
        schema.Remove(RequiredKey);
        if (required.Length > 0)
        {
            schema[RequiredKey] = new JsonArray(required);
        }
    }

    private static void LeaveOutNull(JsonObject schema)
    {
        if (schema[TypeKey] is JsonArray types)
        {
            string[] others = [.. types.Select(word => word!.GetValue<string>()).Where(word => word is not NullWord)];
            schema[TypeKey] = others is [var single] ? single : new JsonArray([.. others.Select(word => (JsonNode)word)]);
        }

        if (schema["enum"] is JsonArray words)
        {
            schema["enum"] = new JsonArray([.. words.Where(word => word is not null).Select(word => word!.DeepClone())]);
        }

        if (schema.TryGetPropertyValue("default", out var usual) && usual is null)
        {
            schema.Remove("default");
        }
    }
}
