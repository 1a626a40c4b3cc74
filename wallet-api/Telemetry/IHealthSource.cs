namespace Wallet.Api.Telemetry;

/// <summary>Something that the service uses and can do without.</summary>
internal interface IHealthSource
{
    /// <summary>Its name in /q/health.</summary>
    string Name { get; }

    /// <summary>Whether it answers.</summary>
    bool IsUp { get; }

    /// <summary>What is wrong, if that is known.</summary>
    string? Reason => null;
}
