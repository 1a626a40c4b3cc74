using Amazon;
using Amazon.Runtime;
using Amazon.SecurityToken.Model;
using Wallet.Operator.Aws.Errors;
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

    /// <summary>The account once it has been asked for.</summary>
    public AwsAccount? KnownAccount => _account;

    /// <summary>The account of our credentials: asked for once, for it never changes.</summary>
    public async Task<AwsAccount> AccountAsync(CancellationToken cancellationToken)
        => _account ??= Of(await Clients.STS.GetCallerIdentityAsync(new GetCallerIdentityRequest(), cancellationToken));

    /// <summary>Sends a change. Whatever comes of it, shared lists that were read before do not serve its platform any more.</summary>
    /// <param name="request">The change.</param>
    /// <param name="owner">Uid of the platform.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The answer.</returns>
    public async Task<AmazonWebServiceResponse> SendAsync(AmazonWebServiceRequest request, string owner, CancellationToken cancellationToken)
    {
        try
        {
            return await AwsSender.SendAsync(Clients.For(request), request, cancellationToken);
        }
        finally
        {
            Fleet.Mutated(request, owner);
        }
    }

    /// <summary>Makes sure that what is read and changed is in the account that the platform was built in.</summary>
    /// <param name="accountId">That account; null when nothing is built yet.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="WrongAccountException">The credentials are of another account.</exception>
    /// <exception cref="UnknownRegionException">AWS does not answer, and the SDK knows no such region.</exception>
    public async Task DemandAccountAsync(string? accountId, CancellationToken cancellationToken)
    {
        try
        {
            var account = await AccountAsync(cancellationToken);
            if (accountId is not null && accountId != account.AccountId)
                throw new WrongAccountException(accountId, account.AccountId);
        }
        catch (Exception exception) when (exception is AmazonClientException or AmazonServiceException or HttpRequestException && !IsKnown(Clients.Region))
        {
            throw new UnknownRegionException(Clients.Region, exception);
        }
    }

    private static bool IsKnown(string region) => RegionEndpoint.EnumerableAllRegions.Any(known => known.SystemName == region);

    private AwsAccount Of(GetCallerIdentityResponse identity) => new(identity.Arn.Split(':')[1], identity.Account, Clients.Region);
}
