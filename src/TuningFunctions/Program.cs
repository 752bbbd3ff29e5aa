using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using TuningFunctions;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureTuning();
builder.Build().Run();
