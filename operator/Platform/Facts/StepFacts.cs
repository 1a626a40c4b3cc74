namespace Wallet.Operator.Platform.Facts;

/// <summary>What one component reports to the later ones; one record per room. Never printed: some hold secrets.</summary>
internal interface IStepFacts
{
    /// <summary>The component that reports, e.g. <c>network</c>.</summary>
    string Component { get; }
}

/// <summary>How to reach the database. Reported as soon as the writer answers.</summary>
/// <param name="WriterHost">Writer endpoint.</param>
/// <param name="ReaderHost">Reader endpoint; serves from the writer while there is no reader.</param>
/// <param name="Port">TCP port of both.</param>
/// <param name="Name">Schema.</param>
internal sealed record DatabaseFacts(string WriterHost, string ReaderHost, int Port, string Name) : IStepFacts
{
    public string Component => "database";
}

/// <summary>How to reach the cache.</summary>
/// <param name="PrimaryHost">Primary endpoint.</param>
/// <param name="Port">TCP port.</param>
/// <param name="Tls">Whether it speaks TLS.</param>
internal sealed record CacheFacts(string PrimaryHost, int Port, bool Tls) : IStepFacts
{
    /// <summary>Whether it accepts the platform's password: only then may clients send it.</summary>
    public bool HasAuthToken { get; init; }

    public string Component => "cache";
}

/// <summary>How to reach the brokers.</summary>
/// <param name="BootstrapServers">Comma separated host:port, sorted: AWS returns them in random order.</param>
/// <param name="Security"><c>plaintext</c>, <c>tls</c> or <c>iam</c>, as the API's contract words it.</param>
internal sealed record MessagingFacts(string BootstrapServers, string Security) : IStepFacts
{
    public string Component => "messaging";
}

/// <summary>Where pods run.</summary>
/// <param name="Placements">One for all zones, or one for each.</param>
internal sealed record ComputeFacts(IReadOnlyList<PodPlacement> Placements) : IStepFacts
{
    public string Component => "compute";
}

/// <summary>Where Fargate runs the pods that ask for it.</summary>
/// <param name="FargateProfile">Name of the active profile; null where pods ask for none.</param>
/// <param name="Zone">Its availability zone; null for all.</param>
internal sealed record PodPlacement(string? FargateProfile, string? Zone);

/// <summary>How to reach the wallet API.</summary>
/// <param name="Url">Base URL at the load balancer.</param>
internal sealed record AppFacts(string Url) : IStepFacts
{
    public string Component => "app";
}
