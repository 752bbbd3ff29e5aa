namespace Tuning.Storage.Sql;

/// <summary>How many results have a state.</summary>
internal sealed class StateCountRow
{
    public required string State { get; init; }

    public required int Count { get; init; }
}
