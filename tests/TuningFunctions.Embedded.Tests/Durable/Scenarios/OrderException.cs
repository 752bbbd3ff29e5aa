namespace TuningFunctions.Embedded.Tests.Durable.Scenarios;

public sealed class OrderException : Exception
{
    public OrderException(string message, int code, Exception? inner)
        : base(message, inner) => Code = code;

    public int Code { get; }
}
