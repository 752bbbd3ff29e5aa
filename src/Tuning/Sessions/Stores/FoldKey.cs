using System.Runtime.InteropServices;

namespace Tuning.Sessions.Stores;

/// <summary>One fold of a session.</summary>
/// <param name="SessionId">The session's id.</param>
/// <param name="Fold">The fold's number, from 0.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct FoldKey(string SessionId, int Fold);
