using Amazon.Runtime;
using Wallet.Operator.Aws.Errors;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Tests.Surroundings;

/// <summary>Runs a step as the reconciler would: again and again, with the clock moved on to each wake-up.</summary>
internal static class StepRun
{
    private const int Patience = 2000;

    /// <summary>Builds until the step is in sync, and gives its last outcome.</summary>
    public static Task<StepOutcome> BuildAsync(this IPlatformStep step, LocalAccount account, PlatformPass pass)
        => UntilAsync(account, run: () => step.ReconcileAsync(pass, CancellationToken.None));

    /// <summary>Deletes until nothing is left to do.</summary>
    public static Task<StepOutcome> TearDownAsync(this IPlatformStep step, LocalAccount account, PlatformPass pass)
        => UntilAsync(account, run: () => step.DeleteAsync(pass, CancellationToken.None));

    /// <summary>The facts of one kind.</summary>
    public static T Fact<T>(this StepOutcome outcome) where T : IStepFacts => outcome.Facts.OfType<T>().Single();

    private static async Task<StepOutcome> UntilAsync(LocalAccount account, Func<Task<StepOutcome>> run)
    {
        StepOutcome? outcome = null;
        for (var passes = 0; passes < Patience; passes++)
        {
            try
            {
                outcome = await run();
            }
            catch (AmazonServiceException exception) when (exception.Is(AwsErrorClass.Propagation) || exception.Is(AwsErrorClass.WrongState))
            {
                outcome = new StepOutcome.Waiting("Fault", exception.Message, TimeSpan.FromSeconds(2));
            }

            if (outcome is StepOutcome.InSync)
                return outcome;
            account.Clock.Advance(outcome.WakeAfter!.Value);
        }

        throw new TimeoutException($"Not in sync after {Patience} passes: {outcome}");
    }
}
