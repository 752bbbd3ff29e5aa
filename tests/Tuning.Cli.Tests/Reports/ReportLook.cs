namespace Tuning.Cli.Tests.Reports;

/// <summary>What a browser found on a page.</summary>
/// <param name="Messages">What its console got.</param>
/// <param name="Requests">What it loaded, the page itself included.</param>
/// <param name="Width">How wide the page is, in CSS pixels.</param>
/// <param name="Unnamed">Figures without a text alternative.</param>
/// <param name="Figures">How many figures there are.</param>
/// <param name="Collapsed">Drawings that have no room.</param>
internal sealed record ReportLook(string[] Messages, string[] Requests, int Width, string[] Unnamed, int Figures, string[] Collapsed);
