namespace TuningFunctions.Datasets;

/// <summary>Keeps data sets on this instance until it is disposed.</summary>
/// <param name="release">Lets them go.</param>
public sealed class DatasetHold(Action release) : IDisposable
{
    private Action? _release = release;

    /// <summary>A hold of nothing, where nothing is ever removed.</summary>
    public static DatasetHold Nothing => new(() => { });

    /// <inheritdoc/>
    public void Dispose() => Interlocked.Exchange(ref _release, null)?.Invoke();
}
