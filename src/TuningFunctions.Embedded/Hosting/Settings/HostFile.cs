using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace TuningFunctions.Embedded.Hosting.Settings;

/// <summary>host.json, overridden by settings whose names begin with <c>AzureFunctionsJobHost__</c>.</summary>
internal sealed class HostFile
{
    private const string Overrides = "AzureFunctionsJobHost";
    private readonly IConfigurationRoot _file;

    private HostFile(IConfigurationRoot file) => _file = file;

    /// <summary>A host.json that names nothing.</summary>
    public static HostFile Empty { get; } = new(new ConfigurationBuilder().Build());

    /// <summary>What stands before every HTTP route; <c>api</c> when host.json names nothing.</summary>
    public string RoutePrefix => (_file["extensions:http:routePrefix"] ?? "api").Trim('/');

    /// <summary>The section of the durable extension.</summary>
    public IConfigurationSection DurableTask => _file.GetSection("extensions:durableTask");

    /// <summary>Reads host.json of a folder.</summary>
    /// <exception cref="InvalidDataException">The file is missing, no JSON or not of version 2.0.</exception>
    public static HostFile Read(string folder, IConfiguration settings)
    {
        var path = Path.Combine(folder, "host.json");
        if (!File.Exists(path))
        {
            throw new InvalidDataException($"There is no host.json in {folder}; the Functions host does not start without one.");
        }

        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), HostSettings.Lenient);
            Flatten(document.RootElement, prefix: string.Empty, values);
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{path} is not valid JSON: {error.Message}", error);
        }

        foreach (var (key, value) in settings.GetSection(Overrides).AsEnumerable(makePathsRelative: true))
        {
            if (value is not null)
            {
                values[key] = value;
            }
        }

        if (values.GetValueOrDefault("version") is not "2.0")
        {
            throw new InvalidDataException($"{path}: version must be \"2.0\".");
        }

        return new(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
    }

    private static void Flatten(JsonElement element, string prefix, Dictionary<string, string?> values)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    Flatten(member.Value, Join(prefix, member.Name), values);
                }

                break;
            case JsonValueKind.Array:
                var index = 0;
                foreach (var item in element.EnumerateArray())
                {
                    Flatten(item, Join(prefix, $"{index++}"), values);
                }

                break;
            default:
                values[prefix] = element.ValueKind == JsonValueKind.Null ? null : element.ToString();
                break;
        }
    }

    private static string Join(string prefix, string name) =>
        prefix.Length == 0 ? name : ConfigurationPath.Combine(prefix, name);
}
