namespace Tuning.Storage.Sql;

/// <summary>A step of the schema.</summary>
/// <param name="Version">The version of the schema that it leads to, from 1.</param>
/// <param name="Name">The name of its file, which starts with the version.</param>
/// <param name="Text">Its statements.</param>
internal sealed record Migration(int Version, string Name, string Text);
