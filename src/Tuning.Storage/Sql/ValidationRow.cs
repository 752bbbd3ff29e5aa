using Tuning.Sessions.Stores;

namespace Tuning.Storage.Sql;

/// <summary>A row of tuning_validations: what a session was answered.</summary>
internal sealed class ValidationRow
{
    public required long OverlappingSessions { get; init; }

    public string? HoldoutTakenBy { get; init; }

    public LedgerAnswer ToAnswer() => new((int)OverlappingSessions, HoldoutTakenBy);
}
