namespace Wallet.EndToEnd.Tests.Surroundings;

/// <summary>The tests that share one cloud.</summary>
[CollectionDefinition(nameof(LiveCloud))]
public sealed class LiveCloudCollection : ICollectionFixture<LiveCloud>;
