using System.IO.MemoryMappedFiles;

namespace TuningFunctions.Embedded.Durable.Activities;

/// <summary>Which activities are running, in a small mapped file beside the hub: what a killed process leaves behind.</summary>
internal sealed class InFlightLedger : IDisposable
{
    private const int SlotBytes = 16;
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly int _slots;

    /// <summary>Opens the ledger.</summary>
    /// <param name="path">The file; created when absent.</param>
    /// <param name="slots">How many activities can run at once.</param>
    public InFlightLedger(string path, int slots)
    {
        var capacity = Math.Max(File.Exists(path) ? new FileInfo(path).Length : 0, (long)slots * SlotBytes);
        _slots = (int)(capacity / SlotBytes);
        _file = MemoryMappedFile.CreateFromFile(path, FileMode.OpenOrCreate, null, capacity);
        _view = _file.CreateViewAccessor();
    }

    /// <summary>Notes that an activity runs.</summary>
    /// <param name="slot">The slot of the worker.</param>
    /// <param name="seq">The activity's place in the queue.</param>
    /// <param name="alone">Whether no other runs beside it.</param>
    public void Enter(int slot, long seq, bool alone)
    {
        _view.Write((slot * SlotBytes) + 8, alone ? 1L : 0L);
        _view.Write(slot * SlotBytes, seq);
    }

    /// <summary>Notes that it has ended.</summary>
    public void Leave(int slot) => _view.Write(slot * SlotBytes, 0L);

    /// <summary>Takes out what was running when the process ended.</summary>
    public List<(long Seq, bool Alone)> Drain()
    {
        var found = new List<(long, bool)>();
        for (var slot = 0; slot < _slots; slot++)
        {
            var seq = _view.ReadInt64(slot * SlotBytes);
            if (seq != 0)
            {
                found.Add((seq, _view.ReadInt64((slot * SlotBytes) + 8) != 0));
            }
        }

        return found;
    }

    /// <summary>Empties the ledger.</summary>
    public void Clear()
    {
        for (var slot = 0; slot < _slots; slot++)
        {
            Leave(slot);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _view.Dispose();
        _file.Dispose();
    }
}
