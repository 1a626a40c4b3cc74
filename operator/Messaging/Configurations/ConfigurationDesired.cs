using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Messaging.Configurations;

/// <summary>The brokers' configuration as it should be.</summary>
/// <param name="Name">Name.</param>
/// <param name="Description">Says whose it is.</param>
/// <param name="Properties">server.properties: one <c>name=value</c> a line, sorted, so that equal settings are equal texts.</param>
internal sealed record ConfigurationDesired(string Name, string Description, string Properties)
{
    /// <summary>Of one platform.</summary>
    public static ConfigurationDesired For(PlatformPass pass) => new(
        MessagingNames.Cluster(pass.Names),
        MessagingNames.Description(pass.Uid),
        string.Join('\n', pass.Settings.Messaging.ServerProperties
            .OrderBy(property => property.Key, StringComparer.Ordinal)
            .Select(property => $"{property.Key}={property.Value}")));
}
