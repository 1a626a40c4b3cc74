using Amazon.SecurityToken.Model;
using Wallet.Operator.Aws.Fleet;

namespace Wallet.Operator.Aws;

/// <summary>One region: its clients, the lists that all platforms share, and whose account it is.</summary>
/// <param name="clients">Clients of the region.</param>
/// <param name="time">Clock of the shared lists.</param>
internal sealed class AwsRegion(AwsClients clients, TimeProvider time)
{
    private AwsAccount? _account;

    /// <summary>Clients of the region.</summary>
    public AwsClients Clients { get; } = clients;

    /// <summary>Lists that all platforms share.</summary>
    public AwsFleet Fleet { get; } = new(clients, time);

    /// <summary>The account of our credentials: asked for once, for it never changes.</summary>
    public async Task<AwsAccount> AccountAsync(CancellationToken cancellationToken)
        => _account ??= Of(await Clients.STS.GetCallerIdentityAsync(new GetCallerIdentityRequest(), cancellationToken));

    private AwsAccount Of(GetCallerIdentityResponse identity) => new(identity.Arn.Split(':')[1], identity.Account, Clients.Region);
}
