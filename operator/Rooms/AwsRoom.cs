using Wallet.Operator.Aws;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Rooms;

/// <summary>A room whose resources are in AWS, and all of whose changes are calls to AWS.</summary>
internal abstract class AwsRoom<TDesired, TObserved>(AwsRegions regions, RoomTools tools)
    : AwsRoom<TDesired, TObserved, AwsChange>(regions, tools)
    where TDesired : class
{
    internal override async Task<string?> SendAsync(PlatformPass pass, AwsChange change, CancellationToken cancellationToken)
    {
        try
        {
            return await CallAsync(pass, change, cancellationToken);
        }
        finally
        {
            Changed(pass, change);
        }
    }
}

/// <summary>A room whose resources are in AWS; some of its changes may go elsewhere.</summary>
internal abstract class AwsRoom<TDesired, TObserved, TChange>(AwsRegions regions, RoomTools tools) : Room<TDesired, TObserved, TChange>(tools)
    where TDesired : class
    where TChange : class, IRoomChange
{
    /// <summary>Calls AWS.</summary>
    /// <returns>The request id.</returns>
    protected async Task<string?> CallAsync(PlatformPass pass, AwsChange change, CancellationToken cancellationToken)
    {
        var answer = await regions.For(pass.Settings.Region).SendAsync(change.Request, pass.Uid, cancellationToken);
        return answer.ResponseMetadata?.RequestId;
    }

    protected sealed override async Task<TObserved> ReadAsync(PlatformPass pass, CancellationToken cancellationToken)
        => await ReadAsync(await RegionAsync(pass, cancellationToken), pass, cancellationToken);

    protected sealed override async Task<TObserved> ReadForDeletionAsync(PlatformPass pass, CancellationToken cancellationToken)
        => await ReadForDeletionAsync(await RegionAsync(pass, cancellationToken), pass, cancellationToken);

    /// <inheritdoc cref="Room{TDesired, TObserved, TChange}.ReadAsync"/>
    protected abstract Task<TObserved> ReadAsync(AwsRegion aws, PlatformPass pass, CancellationToken cancellationToken);

    /// <inheritdoc cref="Room{TDesired, TObserved, TChange}.ReadForDeletionAsync"/>
    protected virtual Task<TObserved> ReadForDeletionAsync(AwsRegion aws, PlatformPass pass, CancellationToken cancellationToken)
        => ReadAsync(aws, pass, cancellationToken);

    /// <summary>A change was sent, with whatever outcome: what the room remembers of the resource is not true any more.</summary>
    protected virtual void Changed(PlatformPass pass, TChange change)
    {
    }

    /// <summary>Writes what AWS has of the room into the fields that later specs may not change.</summary>
    protected virtual AcceptedStatus Built(PlatformPass pass, AcceptedStatus accepted, TObserved observed) => accepted;

    // Environment, region and account are fixed as soon as AWS has anything of the platform.
    protected sealed override AcceptedStatus Accept(PlatformPass pass, AcceptedStatus accepted, TObserved observed)
    {
        var built = Built(pass, accepted, observed);
        return HoldingsOf(pass, observed).Count == 0 ? built : built with
        {
            Environment = pass.Settings.Environment,
            Region = pass.Settings.Region,
            AccountId = regions.For(pass.Settings.Region).KnownAccount?.AccountId ?? built.AccountId,
        };
    }

    /// <summary>The platform's region, once its account is known to be the right one.</summary>
    protected async Task<AwsRegion> RegionAsync(PlatformPass pass, CancellationToken cancellationToken)
    {
        var aws = regions.For(pass.Settings.Region);
        await aws.DemandAccountAsync(pass.Accepted.AccountId, cancellationToken);
        return aws;
    }
}
