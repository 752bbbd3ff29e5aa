using System.Collections.Immutable;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace TuningFunctions.Tests.Azure;

/// <summary>Every function of the app has a shape that the real worker's generators, its analyzers and its host take.</summary>
public sealed partial class FunctionRulesTests
{
    private static readonly ImmutableArray<MethodInfo> s_functions =
    [
        .. typeof(TuningApplication).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(
                BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(method => method.IsDefined(typeof(FunctionAttribute))),
    ];

    [Fact]
    public void Names_AreLegalAndUniqueWhateverTheirCase()
    {
        var names = s_functions.Select(NameOf).ToArray();

        names.Length.ShouldBeGreaterThan(20);
        names.ShouldAllBe(name => Name().IsMatch(name));
        names.Distinct(StringComparer.OrdinalIgnoreCase).Count().ShouldBe(names.Length);
    }

    [Fact]
    public void Methods_AreVisibleToTheGeneratedCodeAndHaveOneTrigger()
    {
        foreach (var method in s_functions)
        {
            method.IsPublic.ShouldBeTrue(NameOf(method));
            method.DeclaringType!.IsVisible.ShouldBeTrue(NameOf(method));
            method.ContainsGenericParameters.ShouldBeFalse(NameOf(method));
            (method.IsStatic || !method.DeclaringType.IsAbstract).ShouldBeTrue(NameOf(method));
            method.GetParameters().Count(IsTrigger).ShouldBe(1, NameOf(method));
            method.GetParameters().ShouldAllBe(parameter => !parameter.ParameterType.IsByRef && !parameter.HasDefaultValue);
            method.ReturnType.ShouldNotBe(typeof(void), NameOf(method));
        }
    }

    [Fact]
    public void Orchestrators_TakeTheirContextAndAtMostOneInput()
    {
        foreach (var method in s_functions.Where(Has<OrchestrationTriggerAttribute>))
        {
            var parameters = method.GetParameters();
            method.IsStatic.ShouldBeTrue(NameOf(method));
            typeof(Task).IsAssignableFrom(method.ReturnType).ShouldBeTrue(NameOf(method));
            parameters[0].ParameterType.ShouldBe(typeof(TaskOrchestrationContext));
            parameters[0].IsDefined(typeof(OrchestrationTriggerAttribute)).ShouldBeTrue(NameOf(method));
            parameters.Length.ShouldBeLessThanOrEqualTo(2, NameOf(method));
            parameters.Skip(1).ShouldAllBe(input => input.ParameterType != typeof(CancellationToken)
                && input.ParameterType != typeof(FunctionContext)
                && !input.GetCustomAttributes().Any(attribute => attribute.GetType().Namespace!.StartsWith("Microsoft.Azure", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void Activities_TakeTheirInputAndNothingThatIsNotBound()
    {
        foreach (var method in s_functions.Where(Has<ActivityTriggerAttribute>))
        {
            method.GetParameters()[0].IsDefined(typeof(ActivityTriggerAttribute)).ShouldBeTrue(NameOf(method));
            method.GetParameters().Skip(1).ShouldAllBe(parameter => IsOfTheHost(parameter));
        }
    }

    [Fact]
    public void HttpFunctions_BindTheRequestTheRouteAndClients()
    {
        foreach (var method in s_functions.Where(Has<HttpTriggerAttribute>))
        {
            var request = method.GetParameters().Single(IsTrigger);
            var trigger = request.GetCustomAttribute<HttpTriggerAttribute>()!;
            var values = RouteValue().Matches(trigger.Route!).Select(match => match.Groups["name"].Value).ToArray();
            request.ParameterType.ShouldBe(typeof(HttpRequest), NameOf(method));
            trigger.Methods!.ShouldNotBeEmpty(NameOf(method));
            // The host keeps admin and runtime for itself.
            trigger.Route!.Split('/')[0].ShouldBeOneOf("api", "health");
            method.GetParameters().Where(parameter => parameter != request).ShouldAllBe(parameter =>
                IsOfTheHost(parameter)
                || (parameter.ParameterType == typeof(DurableTaskClient) && parameter.IsDefined(typeof(DurableClientAttribute)))
                || (parameter.ParameterType == typeof(string) && values.Contains(parameter.Name, StringComparer.Ordinal)));
            values.Except(method.GetParameters().Select(parameter => parameter.Name!), StringComparer.Ordinal).ShouldBeEmpty(NameOf(method));
            var result = method.ReturnType.IsGenericType ? method.ReturnType.GenericTypeArguments[0] : method.ReturnType;
            (typeof(IActionResult).IsAssignableFrom(result) || typeof(IResult).IsAssignableFrom(result)).ShouldBeTrue(NameOf(method));
        }
    }

    [Fact]
    public void Timers_TakeTheirInfoAndASchedule()
    {
        foreach (var method in s_functions.Where(Has<TimerTriggerAttribute>))
        {
            var timer = method.GetParameters().Single(IsTrigger);
            timer.ParameterType.ShouldBe(typeof(TimerInfo), NameOf(method));
            var schedule = timer.GetCustomAttribute<TimerTriggerAttribute>()!.Schedule;
            (Setting().IsMatch(schedule) || schedule.Split(' ').Length == 6).ShouldBeTrue($"{NameOf(method)}: {schedule}");
            method.GetParameters().Where(parameter => parameter != timer).ShouldAllBe(parameter =>
                IsOfTheHost(parameter)
                || (parameter.ParameterType == typeof(DurableTaskClient) && parameter.IsDefined(typeof(DurableClientAttribute))));
        }
    }

    [Fact]
    public void Functions_HaveATriggerThatTheAppsPackagesBring() =>
        s_functions.ShouldAllBe(method => Has<OrchestrationTriggerAttribute>(method)
            || Has<ActivityTriggerAttribute>(method)
            || Has<HttpTriggerAttribute>(method)
            || Has<TimerTriggerAttribute>(method));

    private static string NameOf(MethodInfo method) => method.GetCustomAttribute<FunctionAttribute>()!.Name;

    private static bool IsTrigger(ParameterInfo parameter) =>
        parameter.GetCustomAttributes().Any(attribute => attribute.GetType().Name.EndsWith("TriggerAttribute", StringComparison.Ordinal));

    private static bool IsOfTheHost(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(CancellationToken) || parameter.ParameterType == typeof(FunctionContext);

    private static bool Has<T>(MethodInfo method)
        where T : Attribute => method.GetParameters().Any(parameter => parameter.IsDefined(typeof(T)));

    [GeneratedRegex("^[a-zA-Z][a-zA-Z0-9_-]{0,127}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();

    [GeneratedRegex("^%[A-Za-z0-9_:]+%$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Setting();

    [GeneratedRegex(@"\{\*?(?<name>[A-Za-z]+)[^}]*\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RouteValue();
}
