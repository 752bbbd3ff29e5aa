using System.Collections.Immutable;
using Microsoft.DurableTask;
using TuningFunctions.Embedded.Durable.History;

namespace TuningFunctions.Embedded.Durable.Episodes;

/// <summary>External events: those that nobody waited for yet first in first out, the waiters last in first out.</summary>
internal sealed class EventBox(DataConverter converter)
{
    private readonly Dictionary<string, Queue<(long Order, HistoryRow Event)>> _buffer = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Stack<IEventWaiter>> _waiters = new(StringComparer.OrdinalIgnoreCase);
    private long _order;

    /// <summary>Takes an event that arrived.</summary>
    /// <returns>False when it went to a waiter that had given up, and is lost.</returns>
    public bool Receive(HistoryRow arrived)
    {
        var name = arrived.Name!;
        if (_waiters.TryGetValue(name, out var waiters))
        {
            var waiter = waiters.Pop();
            if (waiters.Count == 0)
            {
                _waiters.Remove(name);
            }

            return waiter.Receive(arrived.Data, converter);
        }

        if (!_buffer.TryGetValue(name, out var queue))
        {
            _buffer.Add(name, queue = new());
        }

        queue.Enqueue((_order++, arrived));
        return true;
    }

    /// <summary>Takes a buffered event.</summary>
    public HistoryRow? Take(string name)
    {
        if (!_buffer.TryGetValue(name, out var queue))
        {
            return null;
        }

        var taken = queue.Dequeue().Event;
        if (queue.Count == 0)
        {
            _buffer.Remove(name);
        }

        return taken;
    }

    /// <summary>Adds a waiter.</summary>
    /// <exception cref="ArgumentException">Another waiter of the name expects another type.</exception>
    public void Add(string name, IEventWaiter waiter)
    {
        if (!_waiters.TryGetValue(name, out var waiters))
        {
            _waiters.Add(name, waiters = new());
        }

        if (waiters.TryPeek(out var other) && other.PayloadType != waiter.PayloadType)
        {
#pragma warning disable MA0015 // The real engine's message, which names no parameter.
            throw new ArgumentException(
                $"Events with the same name must have the same type argument. Expected {other.PayloadType.FullName} but was requested {waiter.PayloadType.FullName}.");
#pragma warning restore MA0015
        }

        waiters.Push(waiter);
    }

    /// <summary>The buffered events in the order of their arrival.</summary>
    public ImmutableArray<HistoryRow> Unconsumed() =>
        [.. _buffer.Values.SelectMany(static q => q).OrderBy(static e => e.Order).Select(static e => e.Event)];
}
