namespace Wallet.Operator.Messaging.Configurations;

/// <summary>The brokers' configuration as it is.</summary>
/// <param name="Name">Name.</param>
/// <param name="Arn">ARN.</param>
/// <param name="Description">Says whose it is.</param>
/// <param name="State">As MSK words it.</param>
/// <param name="Revision">Its latest revision.</param>
/// <param name="Properties">server.properties of the latest revision.</param>
internal sealed record ConfigurationObserved(
    string Name, string Arn, string Description, string State, long Revision, string Properties)
{
    /// <summary>Open to changes, and to be used by clusters.</summary>
    public bool IsActive => State == "ACTIVE";
}
