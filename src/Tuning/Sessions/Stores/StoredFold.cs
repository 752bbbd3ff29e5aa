namespace Tuning.Sessions.Stores;

/// <summary>How far the search of a fold is.</summary>
/// <param name="SessionId">The session's id.</param>
/// <param name="Fold">The fold's number, from 0.</param>
/// <param name="Batches">How many batches are decided.</param>
/// <param name="Trials">How many trials they hold.</param>
/// <param name="ChosenTrial">The trial that the fold chose; null until it has, or when none is feasible.</param>
public sealed record StoredFold(string SessionId, int Fold, int Batches, int Trials, int? ChosenTrial = null);
