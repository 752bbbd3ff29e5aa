using System.Buffers;
using System.IO.MemoryMappedFiles;

namespace Tuning.Arbitrage.Markets.Storing;

/// <summary>One column of a mapped file as memory. It holds the mapping until it is disposed, so that no span of it can dangle by collection.</summary>
/// <typeparam name="T">The type of its values, 8 bytes wide.</typeparam>
internal sealed unsafe class MappedColumn<T> : MemoryManager<T>
    where T : unmanaged
{
    private readonly MemoryMappedViewAccessor _view;
    private readonly int _count;
    private byte* _start;

    public MappedColumn(MemoryMappedViewAccessor view, long offset, int count)
    {
        _view = view;
        _count = count;
        byte* start = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        _start = start + view.PointerOffset + offset;
    }

    public override Span<T> GetSpan()
    {
        ObjectDisposedException.ThrowIf(_start is null, this);
        return new Span<T>(_start, _count);
    }

    public override MemoryHandle Pin(int elementIndex = 0)
    {
        ObjectDisposedException.ThrowIf(_start is null, this);
        return new MemoryHandle(((T*)_start) + elementIndex, default, this);
    }

    public override void Unpin()
    {
    }

    protected override void Dispose(bool disposing)
    {
        if (_start is not null)
        {
            _start = null;
            _view.SafeMemoryMappedViewHandle.ReleasePointer();
        }
    }
}
