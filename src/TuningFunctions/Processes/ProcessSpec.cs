using System.Collections.Immutable;

namespace TuningFunctions.Processes;

/// <summary>A program to start.</summary>
/// <param name="Words">The program and its arguments, at least one; a program without a folder is looked up in PATH.</param>
/// <param name="Folder">The folder that it starts in.</param>
public sealed record ProcessSpec(ImmutableArray<string> Words, string Folder)
{
    /// <summary>What tells one program from another.</summary>
    public string Key => $"{Folder}\0{string.Join('\0', Words)}";
}
