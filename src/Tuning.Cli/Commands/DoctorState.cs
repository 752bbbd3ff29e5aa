using System.Text.Json.Serialization;

namespace Tuning.Cli.Commands;

/// <summary>What a finding means for the main job.</summary>
internal enum DoctorState
{
    /// <summary>All right.</summary>
    [JsonStringEnumMemberName("ok")]
    Ok,

    /// <summary>Works, with a limit that the detail names.</summary>
    [JsonStringEnumMemberName("warning")]
    Warning,

    /// <summary>Does not work.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,
}
