namespace TuningFunctions.Embedded.Hosting;

/// <summary>The host does not listen at the address: it is none, or it is open to others while no key is set.</summary>
/// <param name="message">What is refused and what is allowed.</param>
/// <param name="inner">Why the address cannot be read; null when it can.</param>
public sealed class AddressRefusedException(string message, Exception? inner = null) : Exception(message, inner);
