using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tuning.External;
using Tuning.Sessions.Planning;
using Tuning.Spaces;
using Tuning.Strategies;
using TuningFunctions.Trials;

namespace TuningFunctions.External;

/// <summary>Evaluates the points of a plan through a channel, on every data set that the plan has.</summary>
/// <param name="channel">How trials are sent.</param>
/// <param name="plan">The plan.</param>
/// <param name="scope">The window, how much of it, and what is wanted of an evaluation.</param>
/// <param name="grounds">What a trial is told of each data set; one without data where the plan has none.</param>
internal sealed class ExternalEvaluator(
    ITrialChannel channel, SessionPlan plan, EvaluationScope scope, ImmutableArray<ExternalGround> grounds) : IExternalEvaluator
{
    /// <inheritdoc/>
    public int Parallelism => channel.Parallelism;

    /// <inheritdoc/>
    public async Task<ExternalOutcome> EvaluateAsync(int trial, ParameterSet point, CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<ExternalOutcome.Evaluated>(grounds.Length);
        foreach (var ground in grounds)
        {
            var request = new TrialRequest(plan.SessionId, trial, point, scope.Environment ?? plan.Spec.Environment, plan.Spec.Sampler.Seed)
            {
                DatasetSha256 = ground.Sha256,
                DatasetPath = ground.Path,
                Window = ground.Window,
                Rung = scope.Rung,
            };
            var outcome = await channel.AskAsync(request, cancellationToken);
            if (outcome is not ExternalOutcome.Evaluated evaluated)
            {
                return outcome;
            }

            found.Add(evaluated);
        }

        return new ExternalOutcome.Evaluated(
            AcrossDatasets.Combine(plan.Spec.Objective, plan.Spec.Across, [.. found.Select(Traced)]))
        {
            Returns = found is [var only] ? only.Returns : null,
        };
    }

    /// <inheritdoc/>
    public TrialEvaluation Evaluate(ParameterSet point, CancellationToken cancellationToken)
    {
        // For callers that wait on a thread of their own.
        var outcome = Task.Run(() => EvaluateAsync(TrialRequest.NoTrial, point, cancellationToken), cancellationToken).GetAwaiter().GetResult();
        return outcome switch
        {
            ExternalOutcome.Evaluated evaluated => evaluated.Evaluation,
            ExternalOutcome.Failed failed => throw new ExternalTrialException($"{failed.ErrorType}: {failed.Message}"),
            ExternalOutcome.TimedOut late => throw new ExternalTrialException(late.Message),
            _ => throw new InvalidOperationException($"Unknown outcome {outcome.GetType().Name}."),
        };
    }

    // Everything that came back, bit for bit.
    private TrialEvaluation Traced(ExternalOutcome.Evaluated evaluated)
    {
        if (!scope.HashesDecisions)
        {
            return evaluated.Evaluation;
        }

        var text = new StringBuilder();
        foreach (var (name, value) in evaluated.Evaluation.Metrics)
        {
            text.Append(CultureInfo.InvariantCulture, $"{name}={value:R}\n");
        }

        foreach (var (time, pnl) in evaluated.Returns ?? [])
        {
            text.Append(CultureInfo.InvariantCulture, $"{time} {pnl:R}\n");
        }

        return evaluated.Evaluation with { TraceHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()))) };
    }
}
