using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Reconcile;

namespace Wallet.Operator.Tests.Reconcile;

/// <summary>Findings of passes that tests begin with.</summary>
internal static class Passes
{
    public static readonly DateTime Noon = new(2026, 11, 22, 12, 0, 0, DateTimeKind.Utc);

    public static StepReport InSync(string component) => Report(component, new StepOutcome.InSync());

    public static StepReport Waiting(string component, string reason = "Creating", string message = "cluster is creating")
        => Report(component, new StepOutcome.Waiting(reason, message, TimeSpan.FromSeconds(20)));

    public static StepReport Blocked(string component, string reason = "AccessDenied")
        => Report(component, new StepOutcome.Blocked(reason, "may not", TimeSpan.FromMinutes(2)));

    public static PassReport Of(params StepReport[] steps) => new()
    {
        Generation = 1,
        Before = new WalletPlatformStatus(),
        Now = Noon,
        Steps = steps,
    };

    /// <summary>The next pass, a minute later, with what the last one has written.</summary>
    public static PassReport After(this WalletPlatformStatus status, params StepReport[] steps)
        => Of(steps) with { Before = status, Now = Noon.AddMinutes(1) };

    public static PlatformCondition Condition(this WalletPlatformStatus status, string type)
        => status.Conditions!.Single(condition => condition.Type == type);

    /// <summary>A component that could not be observed at noon.</summary>
    public static StepReport Unobserved(string component, bool isPassing)
        => Report(component, new StepOutcome.Unobserved("AwsThrottled", "Rate exceeded", TimeSpan.FromSeconds(5), Noon) { IsPassing = isPassing });

    private static StepReport Report(string component, StepOutcome outcome)
        => new(component, $"{char.ToUpperInvariant(component[0])}{component[1..]}Ready", outcome);
}
