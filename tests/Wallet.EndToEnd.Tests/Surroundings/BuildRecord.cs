namespace Wallet.EndToEnd.Tests.Surroundings;

/// <summary>What the building of the platforms looked like from outside.</summary>
internal sealed record BuildRecord
{
    /// <summary>What chose the kills.</summary>
    public int Seed { get; init; }

    /// <summary>Leaders killed meanwhile.</summary>
    public IReadOnlyList<LeaderKill> Kills { get; init; } = [];

    /// <summary><c>kubectl get wp</c> after the first platform was applied.</summary>
    public string Before { get; init; } = "";

    /// <summary><c>kubectl get wp --watch</c> of the demo's platform.</summary>
    public string Watched { get; init; } = "";

    /// <summary><c>kubectl describe wp</c> of the demo's platform while its database was created.</summary>
    public string During { get; init; } = "";

    /// <summary><c>kubectl get wp</c> when all were ready.</summary>
    public string After { get; init; } = "";

    /// <summary>metadata.uid by metadata.name.</summary>
    public IReadOnlyDictionary<string, string> Uids { get; init; } = new Dictionary<string, string>();

    /// <summary>Everything in the account then, by kind.</summary>
    public IReadOnlyDictionary<string, int> Resources { get; init; } = new Dictionary<string, int>();

    /// <inheritdoc/>
    public override string ToString() => $"Seed {Seed}; killed: {string.Join("; ", Kills)}.";
}
