namespace Tuning.Strategies;

/// <summary>What values a setting takes.</summary>
public enum SettingKind
{
    /// <summary>A finite real number.</summary>
    Number,

    /// <summary>A whole number.</summary>
    WholeNumber,

    /// <summary>A word, one of the setting's choices when it lists any.</summary>
    Text,

    /// <summary>An ISO-8601 duration such as PT10S.</summary>
    Duration,

    /// <summary>A list of finite numbers.</summary>
    NumberList,
}
