namespace Tuning.Cli.Commands;

/// <summary>One thing that <c>tune doctor</c> looked at.</summary>
/// <param name="Name">What was looked at.</param>
/// <param name="State">What it means for the main job.</param>
/// <param name="Detail">What was found.</param>
internal sealed record DoctorCheck(string Name, DoctorState State, string Detail);
