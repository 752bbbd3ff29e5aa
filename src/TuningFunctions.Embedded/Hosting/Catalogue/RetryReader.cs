using System.Globalization;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace TuningFunctions.Embedded.Hosting.Catalogue;

/// <summary>Reads how a function is repeated from its attribute.</summary>
internal static class RetryReader
{
    /// <summary>Reads the rule; null for none.</summary>
    public static RetryRule? Read(MethodInfo method, FunctionTrigger trigger, FunctionProblems problems)
    {
        if (method.GetCustomAttribute<RetryAttribute>() is not { } attribute)
        {
            return null;
        }

        if (trigger is not FunctionTrigger.Timer)
        {
            problems.Add($"{attribute.GetType().Name} is for timer functions; orchestrators repeat by TaskOptions, callers of HTTP by themselves.");
            return null;
        }

        if (attribute.MaxRetryCount < -1)
        {
            problems.Add("a retry count is -1 (without end) or more.");
        }

        return attribute switch
        {
            FixedDelayRetryAttribute fixedDelay => Rule(attribute, fixedDelay.DelayInterval, fixedDelay.DelayInterval, problems),
            ExponentialBackoffRetryAttribute growing => Rule(attribute, growing.MinimumInterval, growing.MaximumInterval, problems),
            _ => Unknown(attribute, problems),
        };
    }

    private static RetryRule? Rule(RetryAttribute attribute, string first, string longest, FunctionProblems problems)
    {
        if (IsInterval(first, out var least) && IsInterval(longest, out var most) && least <= most)
        {
            return new(attribute.MaxRetryCount, least, most);
        }

        problems.Add($"the retry delays '{first}' and '{longest}' must be times as hh:mm:ss, the first not above the second.");
        return null;
    }

    private static bool IsInterval(string text, out TimeSpan interval) =>
        TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out interval) && interval >= TimeSpan.Zero;

    private static RetryRule? Unknown(RetryAttribute attribute, FunctionProblems problems)
    {
        problems.Add($"{attribute.GetType().Name} is not known to this host.");
        return null;
    }
}
