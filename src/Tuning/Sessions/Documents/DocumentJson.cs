using System.Text.Json.Nodes;

namespace Tuning.Sessions.Documents;

/// <summary>Writes a document as JSON; of names that occur twice the first counts.</summary>
internal static class DocumentJson
{
    /// <summary>The value; null for no value.</summary>
    public static JsonNode? Of(DocumentNode node) => node switch
    {
        DocumentNode.Flag flag => JsonValue.Create(flag.Value),
        // A number keeps its text where JSON can hold it; what is not finite becomes a text that the check refuses.
        DocumentNode.Number { Whole: { } whole } => JsonValue.Create(whole),
        DocumentNode.Number number => double.IsFinite(number.Value) ? JsonValue.Create(number.Value) : JsonValue.Create(number.Raw),
        DocumentNode.Text text => JsonValue.Create(text.Value),
        DocumentNode.Sequence list => new JsonArray([.. list.Items.Select(Of)]),
        DocumentNode.Mapping map => new JsonObject(map.Members
            .DistinctBy(member => member.Name, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Name, Of(member.Value)))),
        _ => null,
    };
}
