namespace Wallet.Api.Tests.Chaos;

/// <summary>Something that breaks, and how it is healed.</summary>
internal sealed record Fault(string Name, TimeSpan Lasts, Func<Task> On, Func<Task> Off)
{
    public Fault(string name, TimeSpan lasts, Action on, Action off)
        : this(name, lasts, () => Done(on), () => Done(off))
    {
    }

    /// <summary>What payments must do without meanwhile, if anything.</summary>
    public Need Takes { get; init; } = Need.None;

    private static Task Done(Action action)
    {
        action();
        return Task.CompletedTask;
    }
}
