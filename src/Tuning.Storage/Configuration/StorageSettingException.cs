namespace Tuning.Storage.Configuration;

/// <summary>A setting that storage cannot work with.</summary>
/// <param name="setting">Its name.</param>
/// <param name="value">Its value; null where it is absent, or a secret.</param>
/// <param name="allowed">What is allowed.</param>
public sealed class StorageSettingException(string setting, string? value, string allowed)
    : Exception($"{setting}{(value is null ? "" : $" is {value}")}: {allowed}")
{
    /// <summary>The setting's name.</summary>
    public string Setting { get; } = setting;

    /// <summary>Its value; null where it is absent, or a secret.</summary>
    public string? Value { get; } = value;

    /// <summary>What is allowed.</summary>
    public string Allowed { get; } = allowed;
}
