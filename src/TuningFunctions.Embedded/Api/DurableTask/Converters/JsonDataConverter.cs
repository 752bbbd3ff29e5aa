using System.Text.Json;

namespace Microsoft.DurableTask.Converters;

/// <summary>Converts payloads with System.Text.Json.</summary>
public class JsonDataConverter : DataConverter
{
    private static readonly JsonSerializerOptions _defaultOptions = new() { IncludeFields = true };
    private readonly JsonSerializerOptions _options;

    /// <summary>Creates the converter.</summary>
    /// <param name="options">The options, or null for Pascal case with fields included.</param>
    public JsonDataConverter(JsonSerializerOptions? options = null) => _options = options ?? _defaultOptions;

    /// <summary>The converter with default options.</summary>
    public static JsonDataConverter Default { get; } = new();

    /// <inheritdoc/>
    public override string? Serialize(object? value) => value is null ? null : JsonSerializer.Serialize(value, _options);

    /// <inheritdoc/>
    public override object? Deserialize(string? data, Type targetType) =>
        data is null ? null : JsonSerializer.Deserialize(data, targetType, _options);
}
