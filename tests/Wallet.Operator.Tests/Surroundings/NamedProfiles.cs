using Wallet.Operator.Compute;
using Wallet.Operator.Platform;

namespace Wallet.Operator.Tests.Surroundings;

/// <summary>Fargate profiles that run pods because a test says so; none at first.</summary>
internal sealed class NamedProfiles : IProfileUse
{
    public HashSet<string> Names { get; } = [];

    public Task<IReadOnlySet<string>> ReadAsync(PlatformKey platform, CancellationToken cancellationToken)
        => Task.FromResult<IReadOnlySet<string>>(Names.ToHashSet());
}
