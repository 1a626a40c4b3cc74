using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Tests.Reconcile;

/// <summary>A component that does what the test says and writes down that it was asked.</summary>
internal sealed class ScriptedStep(string component, List<string> journal) : IPlatformStep
{
    public string Component => component;

    public string ConditionType => $"{char.ToUpperInvariant(component[0])}{component[1..]}Ready";

    public IReadOnlyList<string> Needs => component switch
    {
        "network" => [],
        "security" => ["network"],
        "app" => ["database", "cache", "messaging", "compute"],
        _ => ["security"],
    };

    public Func<PlatformPass, StepOutcome> OnReconcile { get; set; } = _ => new StepOutcome.InSync();

    public Func<PlatformPass, StepOutcome> OnDelete { get; set; } = _ => new StepOutcome.InSync();

    public Task<StepOutcome> ReconcileAsync(PlatformPass pass, CancellationToken cancellationToken) => Run("build", pass, OnReconcile);

    public Task<StepOutcome> DeleteAsync(PlatformPass pass, CancellationToken cancellationToken) => Run("delete", pass, OnDelete);

    public void Forget(string uid)
    {
    }

    private async Task<StepOutcome> Run(string verb, PlatformPass pass, Func<PlatformPass, StepOutcome> script)
    {
        lock (journal)
            journal.Add($"{verb} {component}");
        await Task.Yield();
        return script(pass);
    }
}
