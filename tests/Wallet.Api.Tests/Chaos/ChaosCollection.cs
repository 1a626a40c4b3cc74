namespace Wallet.Api.Tests.Chaos;

/// <summary>Campaigns that keep a whole machine busy, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class ChaosCollection
{
    public const string Name = "Chaos";
}
