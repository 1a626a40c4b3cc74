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

    /// <summary>Whether it makes something, and announces that before.</summary>
    public bool Begins { get; set; }

    /// <summary>The platforms that it was told are gone.</summary>
    public List<string> Forgotten { get; } = [];

    public Func<PlatformPass, StepOutcome> OnPreflight { get; set; } = _ => new StepOutcome.InSync();

    public Func<PlatformPass, StepOutcome> OnReconcile { get; set; } = _ => new StepOutcome.InSync();

    public Func<PlatformPass, StepOutcome> OnDelete { get; set; } = _ => new StepOutcome.InSync();

    public Task<StepOutcome> PreflightAsync(PlatformPass pass, CancellationToken cancellationToken) => Task.FromResult(OnPreflight(pass));

    public async Task<StepOutcome> ReconcileAsync(PlatformPass pass, CancellationToken cancellationToken)
    {
        if (Begins)
            await pass.BeginAsync(component, cancellationToken);
        return await Run("build", pass, OnReconcile);
    }

    public Task<StepOutcome> DeleteAsync(PlatformPass pass, CancellationToken cancellationToken) => Run("delete", pass, OnDelete);

    public void Forget(string uid) => Forgotten.Add(uid);

    private async Task<StepOutcome> Run(string verb, PlatformPass pass, Func<PlatformPass, StepOutcome> script)
    {
        lock (journal)
            journal.Add($"{verb} {component}");
        await Task.Yield();
        return script(pass);
    }
}
