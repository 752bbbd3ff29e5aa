using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using TuningFunctions.Http;

namespace TuningFunctions.Tests.Http;

/// <summary>Holds every answer of JSON against the description of the API: each member is described, none that is required is missing, and none is null.</summary>
/// <param name="description">The description, OpenAPI 3.1.</param>
/// <param name="inner">Who asks.</param>
internal sealed class DescribedAnswers(JsonObject description, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private static readonly Lazy<JsonObject> s_description = new(() => JsonNode.Parse(OpenApiFunctions.Document)!.AsObject());

    /// <summary>Asks an app, and holds what it answers against its description.</summary>
    /// <param name="address">Where it answers.</param>
    public static HttpClient Client(Uri? address) =>
        new(new DescribedAnswers(s_description.Value, new SocketsHttpHandler())) { BaseAddress = address };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken);
        if (answer.Content.Headers.ContentType?.MediaType is { } mediaType
            && mediaType.EndsWith("json", StringComparison.Ordinal)
            && SchemaOf(request, answer.StatusCode, mediaType) is { } schema)
        {
            var text = await answer.Content.ReadAsStringAsync(cancellationToken);
            Differences(JsonNode.Parse(text), schema, "$").ShouldBeEmpty($"{request.Method} {request.RequestUri} {answer.StatusCode}: {text}");
        }

        return answer;
    }

    /// <summary>What an answer has that its schema does not allow, and what it lacks.</summary>
    /// <param name="value">The answer.</param>
    /// <param name="schema">Its schema; one that is true allows everything.</param>
    /// <param name="path">Where it stands.</param>
    public IEnumerable<string> Differences(JsonNode? value, JsonNode? schema, string path)
    {
        if (schema is not JsonObject wanted)
        {
            return [];
        }

        if (wanted["$ref"] is { } reference)
        {
            return Differences(value, description["components"]!["schemas"]![reference.GetValue<string>().Split('/')[^1]], path);
        }

        string[] types = wanted["type"] switch
        {
            JsonArray several => [.. several.Select(type => type!.GetValue<string>())],
            { } one => [one.GetValue<string>()],
            null => [],
        };
        var isOfType = types.Length == 0 || types.Any(type => IsOf(value, type));
        var isOfWords = wanted["enum"] is not JsonArray words || words.Any(word => JsonNode.DeepEquals(word, value));
        return !isOfType ? [$"{path} is no {string.Join(" or ", types)}"]
            : !isOfWords ? [$"{path} is none of its words"]
            : value switch
            {
                JsonObject members => OfMembers(members, wanted, path),
                JsonArray items => items.SelectMany((item, i) => Differences(item, wanted["items"], string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"))),
                _ => [],
            };
    }

    private IEnumerable<string> OfMembers(JsonObject members, JsonObject schema, string path)
    {
        var described = schema["properties"] as JsonObject;
        var missing = (schema["required"] as JsonArray ?? []).Select(name => name!.GetValue<string>()).Where(name => !members.ContainsKey(name));
        return missing.Select(name => $"{path}.{name} is missing").Concat(members.SelectMany(member =>
            described?[member.Key] is { } known ? Differences(member.Value, known, $"{path}.{member.Key}")
            : schema["additionalProperties"] is { } others ? Differences(member.Value, others, $"{path}.{member.Key}")
            : described is null ? [] : [$"{path}.{member.Key} is not described"]));
    }

    private JsonNode? SchemaOf(HttpRequestMessage request, HttpStatusCode status, string mediaType)
    {
        var asked = request.RequestUri!.AbsolutePath.Split('/');
        var described = description["paths"]!.AsObject().Select(path => (Parts: path.Key.Split('/'), Verbs: path.Value!))
            .Where(path => path.Parts.Length == asked.Length && path.Parts.Zip(asked).All(pair => IsPart(pair.First, pair.Second)))
            .MaxBy(path => path.Parts.Count(part => !IsVariable(part))).Verbs;
        return described?[request.Method.Method.ToLowerInvariant()]?["responses"]?[((int)status).ToString(CultureInfo.InvariantCulture)]
            ?["content"]?[mediaType]?["schema"];
    }

    private static bool IsPart(string described, string asked) =>
        IsVariable(described) || string.Equals(described, asked, StringComparison.OrdinalIgnoreCase);

    private static bool IsVariable(string part) => part.StartsWith('{');

    private static bool IsOf(JsonNode? value, string type) => (type, value?.GetValueKind()) switch
    {
        ("object", JsonValueKind.Object) => true,
        ("array", JsonValueKind.Array) => true,
        ("string", JsonValueKind.String) => true,
        ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        ("number", JsonValueKind.Number) => true,
        ("integer", JsonValueKind.Number) => value!.ToJsonString().All(digit => char.IsAsciiDigit(digit) || digit is '-'),
        ("null", null) => true,
        _ => false,
    };
}
