using FApp2;
using Microsoft.Azure.Functions.Worker;

namespace TuningFunctions.Embedded.Tests.Hosting.Scenarios;

/// <summary>The activities of the observed scenarios.</summary>
public static class ScenarioActivities
{
    [Function("Sq")]
    public static int Square([ActivityTrigger] int i) => i * i;

    [Function("VoidAct")]
    public static void Nothing([ActivityTrigger] string text) => text.ShouldBe("a");

    [Function("EchoOrder")]
    public static Task<Order> EchoAsync([ActivityTrigger] Order order, string instanceId, FunctionContext context)
    {
        context.BindingContext.BindingData["instanceId"].ShouldBe(instanceId);
        return Task.FromResult(order);
    }
}
