namespace TuningFunctions.Embedded.Durable.Storage;

/// <summary>One piece of work for the writer; several share a commit.</summary>
internal abstract class WriteJob
{
    /// <summary>Writes, inside the transaction.</summary>
    public abstract void Execute(HubWriter writer);

    /// <summary>Called by the writing thread once the transaction is committed.</summary>
    public abstract void Committed();

    /// <summary>Called when nothing of it was committed.</summary>
    public abstract void Failed(Exception exception);

    /// <summary>A job with a result.</summary>
    internal sealed class Of<T>(Func<HubWriter, T> work, Action<T>? committed, Action<Exception>? failed) : WriteJob
    {
        private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? _result;

        /// <summary>Ends when the work is committed.</summary>
        public Task<T> Done => _done.Task;

        public override void Execute(HubWriter writer) => _result = work(writer);

        public override void Committed()
        {
            committed?.Invoke(_result!);
            _done.TrySetResult(_result!);
        }

        public override void Failed(Exception exception)
        {
            failed?.Invoke(exception);
            _done.TrySetException(exception);
            _ = _done.Task.Exception;
        }
    }
}
