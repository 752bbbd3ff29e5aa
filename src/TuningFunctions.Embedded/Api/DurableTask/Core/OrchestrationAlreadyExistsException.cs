namespace DurableTask.Core.Exceptions;

/// <summary>A start was refused because the id is taken.</summary>
public sealed class OrchestrationAlreadyExistsException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">Which id, and the state of its instance.</param>
    public OrchestrationAlreadyExistsException(string message)
        : base(message)
    {
    }
}
