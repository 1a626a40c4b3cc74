namespace Wallet.Api;

/// <summary>One variable of the contract with the operator, as <c>config/contract/wallet-api.json</c> has it.</summary>
internal sealed record EnvironmentVariable(string Name, Verb Verbs, bool Required = false, string? Default = null)
{
    /// <summary>The values it may have; empty for any.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];
}

/// <summary>What the program can be asked to do.</summary>
[Flags]
internal enum Verb
{
    /// <summary>Run the REST API until SIGTERM.</summary>
    Serve = 1,

    /// <summary>Bring the schema up to date.</summary>
    Migrate = 2,

    /// <summary>Check the ledger's invariants.</summary>
    Verify = 4,

    /// <summary>Any of them.</summary>
    All = Serve | Migrate | Verify,
}
