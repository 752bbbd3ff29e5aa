namespace Tuning.Sessions.Stores;

/// <summary>A planned trial as it is stored.</summary>
/// <param name="SessionId">The session's id.</param>
/// <param name="Fold">The fold's number, from 0.</param>
/// <param name="Trial">The trial's number within the fold, from 0.</param>
/// <param name="Batch">The batch that proposed it, from 0.</param>
/// <param name="PointHash">Hash of the canonical point, lower-case hexadecimal.</param>
/// <param name="PointJson">The canonical point, JSON.</param>
public sealed record StoredTrial(string SessionId, int Fold, int Trial, int Batch, string PointHash, string PointJson);
