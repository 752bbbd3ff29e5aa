using System.Collections.Immutable;
using Tuning.Objectives;
using Tuning.Sessions;
using Tuning.Spaces;

namespace Tuning.AskTell;

/// <summary>A session whose trials somebody else evaluates.</summary>
/// <param name="Name">The session's name.</param>
/// <param name="Space">What is searched.</param>
/// <param name="Objectives">What is optimised, at least one; the constraints of all of them hold together.</param>
/// <param name="Sampler">Who proposes points; its batch does not apply.</param>
/// <param name="Pruning">Who stops trials early.</param>
/// <param name="Stopping">What ends the search before its budget.</param>
/// <param name="Trials">The most trials that are ever asked for, from 1.</param>
/// <param name="Hash">SHA-256 of all that can change a suggestion, lower-case hexadecimal.</param>
public sealed record AskTellSpec(
    string Name,
    Space Space,
    ImmutableArray<Objective> Objectives,
    SamplerSpec Sampler,
    PruningKind Pruning,
    StoppingSpec Stopping,
    int Trials,
    string Hash);
