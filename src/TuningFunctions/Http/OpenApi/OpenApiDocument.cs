using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Azure.Functions.Worker;

namespace TuningFunctions.Http.OpenApi;

/// <summary>The description of the HTTP API (OpenAPI 3.1), read from the attributes of its functions and the types of its JSON.</summary>
public static partial class OpenApiDocument
{
    private const string Json = "application/json";
    private const string ProblemJson = "application/problem+json";

    /// <summary>Describes the HTTP functions of an assembly, in the order of their routes.</summary>
    /// <param name="assembly">The assembly.</param>
    public static JsonObject Of(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        var schemas = new SortedDictionary<string, JsonNode>(StringComparer.Ordinal);
        var paths = new JsonObject();
        var operations =
            from type in assembly.GetTypes()
            from method in type.GetMethods()
            let function = method.GetCustomAttribute<FunctionAttribute>()
            let trigger = TriggerOf(method)
            where function is not null && trigger is not null
            from verb in trigger.Methods ?? []
            select (Path: PathOf(trigger), Verb: verb.ToUpperInvariant(), Method: method, Trigger: trigger, function.Name);
        foreach (var operation in operations.OrderBy(found => found.Path, StringComparer.Ordinal).ThenBy(found => found.Verb, StringComparer.Ordinal))
        {
            if (!paths.ContainsKey(operation.Path))
            {
                paths[operation.Path] = new JsonObject();
            }

            paths[operation.Path]![VerbOf(operation.Verb)] = Operation(operation.Name, operation.Trigger, operation.Method, schemas);
        }

        return new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject { ["title"] = "TuningFunctions", ["version"] = "1" },
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["schemas"] = new JsonObject(schemas.Select(pair => KeyValuePair.Create<string, JsonNode?>(pair.Key, pair.Value))),
                ["securitySchemes"] = new JsonObject
                {
                    ["functionKey"] = new JsonObject { ["type"] = "apiKey", ["in"] = "header", ["name"] = "x-functions-key" },
                },
            },
        };
    }

    private static JsonObject Operation(
        string name, HttpTriggerAttribute trigger, MethodInfo method, SortedDictionary<string, JsonNode> schemas)
    {
        var operation = new JsonObject
        {
            ["operationId"] = name,
            ["summary"] = method.GetCustomAttribute<OperationAttribute>()?.Summary ?? name,
        };
        if (trigger.AuthLevel is not AuthorizationLevel.Anonymous)
        {
            operation["security"] = new JsonArray(new JsonObject { ["functionKey"] = new JsonArray() });
        }

        var parameters = RouteParameter().Matches(trigger.Route ?? "")
            .Select(match => Parameter("path", match.Groups["name"].Value, null))
            .Concat(method.GetCustomAttributes<QueryAttribute>().Select(query => Parameter("query", query.Name, query.Meaning)))
            .ToArray();
        if (parameters.Length > 0)
        {
            operation["parameters"] = new JsonArray([.. parameters]);
        }

        if (method.GetCustomAttribute<RequestContentAttribute>() is { } body)
        {
            operation["requestBody"] = new JsonObject
            {
                ["required"] = true,
                ["content"] = Content(body.MediaTypes.Select(mediaType => (mediaType, body.Type)), isAnswer: false, schemas),
            };
        }

        var responses = new JsonObject();
        foreach (var response in method.GetCustomAttributes<RespondsAttribute>().OrderBy(response => response.Status))
        {
            responses[response.Status.ToString(System.Globalization.CultureInfo.InvariantCulture)] = Response(response, schemas);
        }

        operation["responses"] = responses;
        return operation;
    }

    private static JsonObject Response(RespondsAttribute response, SortedDictionary<string, JsonNode> schemas)
    {
        var answer = new JsonObject { ["description"] = ReasonPhrases.GetReasonPhrase(response.Status) };
        var media = new List<(string, Type?)>();
        if (response.Type is { } type)
        {
            media.Add((type == typeof(ProblemAnswer) ? ProblemJson : Json, type));
        }

        if (response.OtherMediaType is { } other)
        {
            media.Add((other, null));
        }

        if (media.Count > 0)
        {
            answer["content"] = Content(media, isAnswer: true, schemas);
        }

        return answer;
    }

    private static JsonObject Content(
        IEnumerable<(string MediaType, Type? Type)> media, bool isAnswer, SortedDictionary<string, JsonNode> schemas)
    {
        var content = new JsonObject();
        foreach (var (mediaType, type) in media)
        {
            content[mediaType] = type is null ? new JsonObject() : new JsonObject { ["schema"] = Reference(type, isAnswer, schemas) };
        }

        return content;
    }

    private static JsonObject Reference(Type type, bool isAnswer, SortedDictionary<string, JsonNode> schemas)
    {
        if (!schemas.ContainsKey(type.Name))
        {
            schemas.Add(type.Name, BodySchemas.Of(type, isAnswer));
        }

        return new JsonObject { ["$ref"] = $"#/components/schemas/{type.Name}" };
    }

    private static JsonObject Parameter(string place, string name, string? meaning)
    {
        var parameter = new JsonObject
        {
            ["name"] = name,
            ["in"] = place,
            ["required"] = place is "path",
            ["schema"] = new JsonObject { ["type"] = "string" },
        };
        if (meaning is not null)
        {
            parameter["description"] = meaning;
        }

        return parameter;
    }

    private static HttpTriggerAttribute? TriggerOf(MethodInfo method) => method.GetParameters()
        .Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>())
        .FirstOrDefault(trigger => trigger is not null);

    private static string PathOf(HttpTriggerAttribute trigger) => "/" + RouteParameter().Replace(trigger.Route ?? "", "{${name}}");

    private static string VerbOf(string verb) => verb switch
    {
        "GET" => "get",
        "POST" => "post",
        "PUT" => "put",
        "DELETE" => "delete",
        _ => throw new InvalidOperationException($"No description of the method {verb}."),
    };

    [GeneratedRegex(@"\{(?<name>[A-Za-z]+)(:[^}]*)?\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RouteParameter();
}
