using System.Runtime.CompilerServices;

namespace TuningFunctions.Embedded.Durable.Episodes;

/// <summary>The durable tasks that the orchestrator holds, to see whether it awaits any of them.</summary>
internal sealed class GivenTasks
{
    private readonly LinkedList<Task> _tasks = new();

    /// <summary>Notes a task that is handed out.</summary>
    public TTask Give<TTask>(TTask task)
        where TTask : Task
    {
        if (!task.IsCompleted)
        {
            _tasks.AddLast(task);
        }

        return task;
    }

    /// <summary>Whether something waits for an open durable task.</summary>
    public bool AnyAwaited()
    {
        for (var node = _tasks.First; node is not null;)
        {
            var next = node.Next;
            if (node.Value.IsCompleted)
            {
                _tasks.Remove(node);
            }
            else if (ContinuationOf(node.Value) is not null)
            {
                return true;
            }

            node = next;
        }

        return false;
    }

    // There is no public way to ask a task whether anything awaits it.
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "m_continuationObject")]
    private static extern ref object? ContinuationOf(Task task);
}
