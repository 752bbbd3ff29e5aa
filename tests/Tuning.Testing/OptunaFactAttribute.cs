using System.ComponentModel;
using System.Diagnostics;
using Xunit;

namespace Tuning.Testing;

/// <summary>A fact that needs Optuna, skipped with a message where no Python has it.</summary>
public sealed class OptunaFactAttribute : FactAttribute
{
    private static readonly Lazy<string?> s_python = new(() => Array.Find(["python3", "/usr/bin/python3"], HasOptuna));

    /// <summary>Creates the attribute and looks for Optuna.</summary>
    public OptunaFactAttribute()
    {
        if (Python is null)
        {
            Skip = "No Python here has Optuna.";
        }
    }

    /// <summary>The interpreter that has it; null where none does.</summary>
    public static string? Python => s_python.Value;

    private static bool HasOptuna(string python)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(python, ["-c", "import importlib.util, sys; sys.exit(importlib.util.find_spec('optuna') is None)"])
            {
                UseShellExecute = false,
                RedirectStandardError = true,
            })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
