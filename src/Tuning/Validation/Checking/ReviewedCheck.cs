namespace Tuning.Validation.Checking;

/// <summary>A gate as the independent check sees it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">What the evidence gives; null where it is undefined.</param>
/// <param name="Threshold">What it is held against.</param>
/// <param name="Holds">Whether it holds.</param>
internal sealed record ReviewedCheck(string Name, double? Value, double Threshold, bool Holds);
