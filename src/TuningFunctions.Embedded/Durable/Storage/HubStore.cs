using System.Collections.Concurrent;

namespace TuningFunctions.Embedded.Durable.Storage;

/// <summary>The task hub in one SQLite file: one writer thread with group commit, any number of readers.</summary>
internal sealed class HubStore : IAsyncDisposable
{
    private readonly string _path;
    private readonly Durability _durability;
    private readonly Action<CommitStage>? _stage;
    private readonly HubConnection _connection;
    private readonly HubWriter _writer;
    private readonly ConcurrentBag<HubReader> _readers = [];
    private readonly Thread _thread;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly object _gate = new();
    private List<WriteJob> _queue = [];
    private Exception? _dead;
    private bool _closing;
    private bool _writing;

    /// <summary>Opens the hub.</summary>
    /// <param name="path">The file; created when absent.</param>
    /// <param name="durability">What a commit survives.</param>
    /// <param name="stage">Called around each commit; an exception from it ends the store as a crash would.</param>
    public HubStore(string path, Durability durability, Action<CommitStage>? stage = null)
    {
        _path = path;
        _durability = durability;
        _stage = stage;
        _connection = HubConnection.Open(path, durability);
        if (_connection.Scalar("PRAGMA user_version") == 1)
        {
            _connection.Execute($"BEGIN;{NamedSql.UpgradeFrom1}COMMIT");
        }

        _connection.Execute(NamedSql.Schema);
        _writer = new HubWriter(_connection);
        _thread = new Thread(WriteAll) { IsBackground = true, Name = "task hub writer" };
        _thread.Start();
    }

    /// <summary>Whether it writes no more.</summary>
    public bool IsClosed
    {
        get
        {
            lock (_gate)
            {
                return _closing || _dead is not null;
            }
        }
    }

    /// <summary>How many transactions were committed.</summary>
    public long Commits { get; private set; }

    /// <summary>Writes.</summary>
    /// <param name="work">Runs inside a transaction, one piece of work at a time.</param>
    /// <param name="committed">Runs there after the commit.</param>
    /// <param name="failed">Runs when nothing was committed.</param>
    /// <param name="here">
    /// Whether this thread may write itself when nobody else does: that saves the way to the writer's thread when there is little to do,
    /// and costs the grouping when there is much.
    /// </param>
    /// <returns>The result of the work, once committed.</returns>
    public Task<T> WriteAsync<T>(
        Func<HubWriter, T> work, Action<T>? committed = null, Action<Exception>? failed = null, bool here = false)
    {
        var job = new WriteJob.Of<T>(work, committed, failed);
        Exception? dead;
        List<WriteJob>? mine = null;
        lock (_gate)
        {
            dead = _dead ?? (_closing ? new ObjectDisposedException(nameof(HubStore)) : null);
            if (dead is null)
            {
                _queue.Add(job);
                mine = here && !_writing ? TakeQueue() : null;
                PulseWhenDue();
            }
        }

        if (dead is not null)
        {
            job.Failed(dead);
        }
        else if (mine is not null)
        {
            Write(mine);
        }

        return job.Done;
    }

    /// <summary>Reads what is committed.</summary>
    public T Read<T>(Func<HubReader, T> read)
    {
        if (!_readers.TryTake(out var reader))
        {
            reader = new HubReader(HubConnection.Open(_path, _durability));
        }

        try
        {
            return read(reader);
        }
        finally
        {
            _readers.Add(reader);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _closing = true;
            Monitor.Pulse(_gate);
        }

        await _ended.Task;
        while (_readers.TryTake(out var reader))
        {
            reader.Dispose();
        }

        _connection.Dispose();
    }

    /// <summary>Ends the store as a crash would: what is not committed is lost.</summary>
    public void Kill(Exception reason)
    {
        lock (_gate)
        {
            _dead ??= reason;
        }
    }

    private void WriteAll()
    {
        while (Take() is { } jobs)
        {
            Write(jobs);
        }

        _ended.TrySetResult();
    }

    private void Write(List<WriteJob> jobs)
    {
        try
        {
            WriteTogether(jobs);
        }
#pragma warning disable CA1031 // The edge of the store: what fails is told to those who asked for it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Recover(jobs, exception);
        }
        finally
        {
            // The waiting thread still holds the list: without this it would keep what was written, inputs and all, until the next commit.
            jobs.Clear();
            lock (_gate)
            {
                _writing = false;
                PulseWhenDue();
            }
        }
    }

    /// <summary>Wakes the writer's thread only when there is something for it: waking a thread costs as much as writing a row.</summary>
    private void PulseWhenDue()
    {
        if (!_writing && (_queue.Count > 0 || _closing))
        {
            Monitor.Pulse(_gate);
        }
    }

    private List<WriteJob> TakeQueue()
    {
        _writing = true;
        var jobs = _queue;
        _queue = [];
        return jobs;
    }

    private List<WriteJob>? Take()
    {
        lock (_gate)
        {
            while (_queue.Count == 0 || _writing)
            {
                if (_closing && !_writing)
                {
                    return null;
                }

                Monitor.Wait(_gate);
            }

            return TakeQueue();
        }
    }

    private void WriteTogether(List<WriteJob> jobs)
    {
        if (_dead is not null)
        {
            throw _dead;
        }

        _connection["begin"].Run();
        try
        {
            foreach (var job in jobs)
            {
                job.Execute(_writer);
            }

            Stage(CommitStage.Before);
            _connection["commit"].Run();
        }
        catch
        {
            _connection["rollback"].Run();
            throw;
        }

        Commits++;
        Stage(CommitStage.After);
        foreach (var job in jobs)
        {
            job.Committed();
        }
    }

    private void Stage(CommitStage stage)
    {
        try
        {
            _stage?.Invoke(stage);
        }
        catch (Exception exception)
        {
            lock (_gate)
            {
                _dead = exception;
            }

            throw;
        }
    }

    private void Recover(List<WriteJob> jobs, Exception exception)
    {
        if (jobs.Count == 1 || _dead is not null)
        {
            foreach (var job in jobs)
            {
                job.Failed(exception);
            }

            return;
        }

        // One bad piece of work must not take the others with it.
        foreach (var job in jobs)
        {
            try
            {
                WriteTogether([job]);
            }
#pragma warning disable CA1031 // As above.
            catch (Exception alone)
#pragma warning restore CA1031
            {
                job.Failed(alone);
            }
        }
    }
}
