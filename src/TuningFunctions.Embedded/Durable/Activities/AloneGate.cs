namespace TuningFunctions.Embedded.Durable.Activities;

/// <summary>Lets many in together, or one alone.</summary>
internal sealed class AloneGate(int most) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly SemaphoreSlim _places = new(most);

    /// <summary>Enters.</summary>
    /// <param name="alone">Whether nobody else may be inside.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async ValueTask EnterAsync(bool alone, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            for (var taken = 0; taken < (alone ? most : 1); taken++)
            {
                // Not cancelled half way: the places that are taken would be lost. Who is inside leaves in the end.
                await _places.WaitAsync(CancellationToken.None);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Leaves.</summary>
    /// <param name="alone">As entered.</param>
    public void Leave(bool alone) => _places.Release(alone ? most : 1);

    /// <inheritdoc/>
    public void Dispose()
    {
        _turn.Dispose();
        _places.Dispose();
    }
}
