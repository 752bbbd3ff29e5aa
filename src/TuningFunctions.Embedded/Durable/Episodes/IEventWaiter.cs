using Microsoft.DurableTask;

namespace TuningFunctions.Embedded.Durable.Episodes;

/// <summary>Something that waits for an external event.</summary>
internal interface IEventWaiter
{
    /// <summary>The type of the payload.</summary>
    Type PayloadType { get; }

    /// <summary>Hands the event over; false when the waiter was cancelled before and the event is lost.</summary>
    bool Receive(string? payload, DataConverter converter);
}
