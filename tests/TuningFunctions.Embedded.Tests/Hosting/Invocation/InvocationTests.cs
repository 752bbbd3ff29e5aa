using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TuningFunctions.Embedded.Tests.Hosting.Samples;

namespace TuningFunctions.Embedded.Tests.Hosting.Invocation;

public sealed class InvocationTests
{
    [Fact]
    public async Task Invoke_InstanceFunction_HasItsOwnScopeOfServices()
    {
        await using var host = await RunningHost.StartAsync(AddScope, [typeof(InstanceFunctions)]);

        var first = await host.Client.GetStringAsync("/api/scope");
        var second = await host.Client.GetStringAsync("/api/scope");

        first.ShouldBe("1 True");
        second.ShouldBe("2 True");
        host.Services.GetRequiredService<ScopeLog>().DisposedCount.ShouldBe(2);
    }

    [Fact]
    public async Task Invoke_WithMiddleware_RunsItOutermostFirstAndLetsItReplaceTheResult()
    {
        var steps = new List<string>();
        await using var host = await RunningHost.StartAsync(Configure, [typeof(WebFunctions)]);

        var answer = await host.Client.GetStringAsync("/api/hello");

        answer.ShouldBe("\"replaced\"");
        steps.ShouldBe(["first in", "second in", "only Hello", "second out", "first out"]);

        void Configure(FunctionsApplicationBuilder builder)
        {
            RunningHost.WithSettings(("OffRoute", "off"))(builder);
            builder.UseMiddleware(async (context, next) =>
            {
                steps.Add("first in");
                await next();
                steps.Add("first out");
                context.GetInvocationResult().Value = new Microsoft.AspNetCore.Mvc.JsonResult("replaced");
            });
            builder.UseMiddleware(async (_, next) =>
            {
                steps.Add("second in");
                await next();
                steps.Add("second out");
            });
            builder.UseWhen(context => context.FunctionDefinition.Name is "Hello", Note("only Hello"));
            builder.UseWhen(context => context.FunctionDefinition.Name is "Direct", Note("only Direct"));
        }

        Func<FunctionContext, Func<Task>, Task> Note(string step) => (_, next) =>
        {
            steps.Add(step);
            return next();
        };
    }

    [Fact]
    public async Task Invoke_ThrowingSyncFunction_ShowsMiddlewareTheExceptionItself()
    {
        Exception? seen = null;
        await using var host = await RunningHost.StartAsync(Configure, [typeof(WebFunctions)]);

        await host.Client.GetAsync("/api/fail");

        seen.ShouldBeOfType<InvalidOperationException>().Message.ShouldStartWith("secret detail");

        void Configure(FunctionsApplicationBuilder builder)
        {
            RunningHost.WithSettings(("OffRoute", "off"))(builder);
            builder.UseMiddleware(async (_, next) =>
            {
                try
                {
                    await next();
                }
                catch (Exception error) when (Keep(error))
                {
                }
            });
        }

        bool Keep(Exception error)
        {
            seen = error;
            return false;
        }
    }

    private static void AddScope(FunctionsApplicationBuilder builder) =>
        builder.Services.AddSingleton<ScopeLog>().AddScoped<ScopedThing>();
}
