using System.Runtime.InteropServices;

namespace Tuning.Sessions.Stores;

/// <summary>What a result is stored under.</summary>
/// <param name="SessionId">The session's id.</param>
/// <param name="Fold">The fold's number, from 0.</param>
/// <param name="Trial">The trial's number within the fold, from 0.</param>
/// <param name="Window">Name of the slice of data, such as <c>all</c> or <c>train</c>.</param>
/// <param name="Rung">Rung of the pruning ladder, from 0.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ResultKey(string SessionId, int Fold, int Trial, string Window, int Rung);
