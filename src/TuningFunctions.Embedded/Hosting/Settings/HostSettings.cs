using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Hosting;

namespace TuningFunctions.Embedded.Hosting.Settings;

/// <summary>Where the app's settings come from, weakest first: Values of local.settings.json, environment, command line.</summary>
internal static class HostSettings
{
    private const string LocalSettings = "local.settings.json";

    /// <summary>The settings of the application builder; files are read once, never watched.</summary>
    public static HostApplicationBuilderSettings ForApplication(string[] args)
    {
        var configuration = new ConfigurationManager();
        configuration.AddInMemoryCollection([new("hostBuilder:reloadConfigOnChange", "false")]);
        configuration.AddEnvironmentVariables("AZURE_FUNCTIONS_");
        return new() { Args = args, Configuration = configuration };
    }

    /// <summary>Puts the Values of local.settings.json, if there is one, below every other source.</summary>
    public static void AddLocalSettings(IConfigurationBuilder configuration)
    {
        var file = new[] { AppContext.BaseDirectory, Environment.CurrentDirectory }
            .Select(folder => Path.Combine(folder, LocalSettings))
            .FirstOrDefault(File.Exists);
        if (file is not null)
        {
            configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = ReadValues(file) });
        }
    }

    /// <summary>The settings in the Values section of a local settings file.</summary>
    /// <exception cref="InvalidDataException">The file is encrypted or not what the tools write.</exception>
    public static IReadOnlyList<KeyValuePair<string, string?>> ReadValues(string file)
    {
        var values = new List<KeyValuePair<string, string?>>();
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file), Lenient);
            var root = document.RootElement;
            if (root.TryGetProperty("IsEncrypted", out var encrypted) && encrypted.ValueKind == JsonValueKind.True)
            {
                throw new InvalidDataException($"{file} is encrypted; the embedded host reads plain settings only.");
            }

            if (root.TryGetProperty("Values", out var section))
            {
                foreach (var setting in section.EnumerateObject())
                {
                    var name = setting.Name.Replace("__", ConfigurationPath.KeyDelimiter, StringComparison.Ordinal);
                    values.Add(new(name, Text(setting, file)));
                }
            }
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{file} is not valid JSON: {error.Message}", error);
        }

        return values;
    }

    internal static JsonDocumentOptions Lenient { get; } =
        new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    private static string? Text(JsonProperty setting, string file) => setting.Value.ValueKind switch
    {
        JsonValueKind.String => setting.Value.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => setting.Value.GetRawText(),
        JsonValueKind.Null => null,
        _ => throw new InvalidDataException($"{file}: Values.{setting.Name} must be a string; it is not flat."),
    };
}
