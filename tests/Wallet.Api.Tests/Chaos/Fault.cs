namespace Wallet.Api.Tests.Chaos;

/// <summary>Something that breaks, and how it is healed.</summary>
internal sealed record Fault(string Name, TimeSpan Lasts, Action On, Action Off);
