using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace TuningFunctions.Embedded.Tests.Hosting.Samples;

/// <summary>Functions that break one rule each.</summary>
internal static class Broken
{
    private static readonly IActionResult Ok = new OkResult();

    public static class SameName
    {
        [Function("Twin")]
        public static Task OneAsync([TimerTrigger("0 0 * * * *")] TimerInfo timer) => Task.FromResult(timer);

        [Function("twin")]
        public static Task TwoAsync([TimerTrigger("0 0 * * * *")] TimerInfo timer) => Task.FromResult(timer);
    }

    public static class TwoTriggers
    {
        [Function("Two")]
        public static IActionResult Run([HttpTrigger] HttpRequest request, [TimerTrigger("0 0 * * * *")] TimerInfo timer) =>
            timer.IsPastDue ? Of(request) : Ok;
    }

    public static class NoTrigger
    {
        [Function("None")]
        public static Task RunAsync() => Task.CompletedTask;
    }

    public static class MissingSetting
    {
        [Function("Missing")]
        public static IActionResult Run([HttpTrigger(Route = "%Nowhere%/x")] HttpRequest request) => Of(request);
    }

    public static class UserLevel
    {
        [Function("User")]
        public static IActionResult Run([HttpTrigger(AuthorizationLevel.User)] HttpRequest request) => Of(request);
    }

    public static class PlainResult
    {
        [Function("Plain")]
        public static string Run([HttpTrigger] HttpRequest request) => request.Method;
    }

    public static class ServiceParameter
    {
        [Function("Service")]
        public static IActionResult Run([HttpTrigger] HttpRequest request, ScopeLog log) => log.Created() > 0 ? Of(request) : Ok;
    }

    public static class AsyncVoid
    {
        [Function("Void")]
        public static async void Run([TimerTrigger("0 0 * * * *")] TimerInfo timer) => await Task.FromResult(timer);
    }

    public static class ReservedRoute
    {
        [Function("Reserved")]
        public static IActionResult Run([HttpTrigger(Route = "runtime/mine")] HttpRequest request) => Of(request);
    }

    public static class SameRoute
    {
        [Function("RouteOne")]
        public static IActionResult One([HttpTrigger("get", "post", Route = "api/same")] HttpRequest request) => Of(request);

        [Function("RouteTwo")]
        public static IActionResult Two([HttpTrigger("get", Route = "API/same")] HttpRequest request) => Of(request);
    }

    public static class BadRoute
    {
        [Function("BadRoute")]
        public static IActionResult Run([HttpTrigger(Route = "api/{id")] HttpRequest request) => Of(request);
    }

    public static class BadConstraint
    {
        [Function("BadConstraint")]
        public static IActionResult Run([HttpTrigger(Route = "api/{id:wholeNumber}")] HttpRequest request) => Of(request);
    }

    public static class FiveFields
    {
        [Function("Five")]
        public static Task RunAsync([TimerTrigger("0 * * * *")] TimerInfo timer) => Task.FromResult(timer);
    }

    public static class WrongTimerType
    {
        [Function("WrongTimer")]
        public static Task RunAsync([TimerTrigger("0 0 * * * *")] string timer) => Task.FromResult(timer);
    }

    public static class OrchestratorWithClient
    {
        [Function("WithClient")]
        public static Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, [DurableClient] DurableTaskClient client) =>
            Task.FromResult((context, client));
    }

    public static class OrchestratorTwoInputs
    {
        [Function("TwoInputs")]
        public static Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, int a, int b) =>
            Task.FromResult((context, a, b));
    }

    public static class OrchestratorSync
    {
        [Function("Sync")]
        public static int Run([OrchestrationTrigger] TaskOrchestrationContext context) => context.GetInput<int>();
    }

    public static class NotPublic
    {
        [Function("Hidden")]
        internal static Task RunAsync([TimerTrigger("0 0 * * * *")] TimerInfo timer) => Task.FromResult(timer);
    }

    public static class BadName
    {
        [Function("1 name")]
        public static Task RunAsync([TimerTrigger("0 0 * * * *")] TimerInfo timer) => Task.FromResult(timer);
    }

    public static class ClientType
    {
        [Function("ClientType")]
        public static Task RunAsync([TimerTrigger("0 0 * * * *")] TimerInfo timer, [DurableClient] string client) =>
            Task.FromResult((timer, client));
    }

    public static class SameActivity
    {
        [Function("ActivityOne")]
        public static int One([ActivityTrigger(Activity = "Twin")] int input) => input;

        [Function("ActivityTwo")]
        public static int Two([ActivityTrigger(Activity = "twin")] int input) => input;
    }

    public static class RetriedActivity
    {
        [Function("Retried")]
        [FixedDelayRetry(3, "00:00:01")]
        public static int Run([ActivityTrigger] int input) => input;
    }

    public static class RetryDelay
    {
        [Function("Delay")]
        [ExponentialBackoffRetry(3, "00:00:05", "00:00:01")]
        public static Task RunAsync([TimerTrigger("0 0 * * * *")] TimerInfo timer) => Task.FromResult(timer);
    }

    public static class BodyOfATimer
    {
        [Function("Body")]
        public static Task RunAsync(
            [TimerTrigger("0 0 * * * *")] TimerInfo timer, [Microsoft.Azure.Functions.Worker.Http.FromBody] string body) =>
            Task.FromResult((timer, body));
    }

    private static IActionResult Of(HttpRequest request) => request.HasFormContentType ? Ok : new NoContentResult();
}
