namespace Microsoft.DurableTask;

/// <summary>Turns payloads into text and back.</summary>
public abstract class DataConverter
{
    /// <summary>Creates the converter.</summary>
    protected DataConverter()
    {
    }

    /// <summary>Writes a value by its runtime type.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The text, or null for null.</returns>
    public abstract string? Serialize(object? value);

    /// <summary>Reads a value.</summary>
    /// <param name="data">The text, or null.</param>
    /// <param name="targetType">The wanted type.</param>
    /// <returns>The value, or null for null.</returns>
    public abstract object? Deserialize(string? data, Type targetType);

    /// <summary>Reads a value.</summary>
    /// <typeparam name="T">The wanted type.</typeparam>
    /// <param name="data">The text, or null.</param>
    /// <returns>The value.</returns>
    /// <exception cref="NullReferenceException">There is no value and <typeparamref name="T"/> cannot be null.</exception>
    public virtual T? Deserialize<T>(string? data) => (T?)Deserialize(data, typeof(T));
}
