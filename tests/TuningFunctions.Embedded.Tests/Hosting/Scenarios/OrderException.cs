namespace FApp2;

/// <summary>The exception of the observed scenarios.</summary>
public sealed class OrderException(string message, Exception inner) : Exception(message, inner);
