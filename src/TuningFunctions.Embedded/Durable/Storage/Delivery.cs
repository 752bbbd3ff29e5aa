namespace TuningFunctions.Embedded.Durable.Storage;

/// <summary>A message for an instance.</summary>
/// <param name="Key">The instance.</param>
/// <param name="Message">The message.</param>
internal readonly record struct Delivery(long Key, Message Message);
