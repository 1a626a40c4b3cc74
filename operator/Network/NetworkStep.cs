using Amazon.Runtime;
using Wallet.Operator.Aws;
using Wallet.Operator.Aws.Errors;
using Wallet.Operator.Network.Discovery;
using Wallet.Operator.Network.SecurityGroups;
using Wallet.Operator.Network.SubnetGroups;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Network;

/// <summary>Finds VPC and subnets; keeps security groups and subnet groups.</summary>
internal sealed class NetworkStep(AwsRegions regions) : IPlatformStep
{
    public string Component => NetworkTags.Component;

    public string ConditionType => ConditionTypes.NetworkReady;

    public IReadOnlyList<string> Needs => [];

    public void Forget(string uid)
    {
    }

    public async Task<StepOutcome> ReconcileAsync(PlatformPass pass, CancellationToken cancellationToken)
    {
        var aws = regions.For(pass.Settings.Region);
        var observed = await new NetworkReader(aws, pass).ReadAsync(cancellationToken);
        if (Unusable(pass, observed) is { } unusable)
            return unusable;
        var choice = Choose(pass, observed);
        if (choice is SubnetChoice.Impossible impossible)
            return new StepOutcome.Blocked(impossible.Reason, impossible.Message, Pace.Blocked);
        if (NetworkDiff.Foreign(observed, pass.Uid) is { Count: > 0 } foreign)
            return StepOutcome.Blocked.ByForeign(foreign);

        var chosen = (SubnetChoice.Chosen)choice;
        var desired = NetworkDesired.For(pass, observed.Cluster!, observed.VpcId!, observed.VpcCidrs, chosen);
        var changes = OnePerResource(NetworkDiff.Between(desired, observed, pass.Uid));
        if (!pass.ReadOnly)
        {
            var writer = new NetworkWriter(aws);
            foreach (var change in changes)
                await writer.ApplyAsync(change, cancellationToken);
        }

        return Outcome(changes, FactsOf(pass, desired, observed));
    }

    public async Task<StepOutcome> DeleteAsync(PlatformPass pass, CancellationToken cancellationToken)
    {
        var aws = regions.For(pass.Settings.Region);
        var changes = NetworkTeardown.Of(pass, await new NetworkReader(aws, pass).ReadOwnedAsync(cancellationToken));
        if (changes.Count == 0)
            return new StepOutcome.InSync();
        var planned = changes.Select(change => change.Describe()).ToList();
        if (pass.ReadOnly)
            return new StepOutcome.Waiting("Paused", "Paused before deletion.", Pace.Blocked) { Changes = planned };

        List<PlannedChange> done = [];
        List<string> blockers = [];
        foreach (var change in changes)
        {
            try
            {
                await new NetworkWriter(aws).ApplyAsync(change, cancellationToken);
                done.Add(change.Describe());
            }
            catch (AmazonServiceException exception) when (exception.Is(AwsErrorClass.InUse))
            {
                // Interfaces of deleted stores and load balancers vanish minutes after them.
                blockers.Add(await new NetworkBlockers(aws.Clients.EC2).ExplainAsync(change, cancellationToken));
            }
        }

        return blockers.Count > 0
            ? new StepOutcome.Waiting("InUse", string.Join(" ", blockers), Pace.Settling) { Changes = done }
            : new StepOutcome.Waiting("Deleting", "Security groups and subnet groups are being deleted.", Pace.Changed) { Changes = done };
    }

    private static StepOutcome? Unusable(PlatformPass pass, NetworkObserved observed) => observed switch
    {
        { Cluster: null } => new StepOutcome.Blocked(
            "ClusterNotFound",
            $"There is no EKS cluster \"{pass.Settings.Network.EksClusterName}\" in {pass.Settings.Region}: "
                + "correct spec.network.eksClusterName.",
            Pace.Blocked),
        { Cluster.OidcIssuer: null } => new StepOutcome.Blocked(
            "NoOidcIssuer", "The EKS cluster has no OIDC issuer: pods could not be given a role.", Pace.Blocked),
        { Cluster.Status: "ACTIVE" or "UPDATING" } => null,
        _ => new StepOutcome.Waiting("WaitingForCluster", $"The EKS cluster is {observed.Cluster!.Status}.", Pace.Settling),
    };

    private static SubnetChoice Choose(PlatformPass pass, NetworkObserved observed) => new SubnetChooser(
        pass.Settings.Network, pass.Settings.App.Ingress.Scheme != "internal", pass.Uid, observed.Subnets, observed.SubnetsInUse).Choose();

    private static List<NetworkChange> OnePerResource(IReadOnlyList<NetworkChange> changes)
        => changes.DistinctBy(change => change.Describe().Resource).ToList();

    private static StepOutcome Outcome(List<NetworkChange> changes, IReadOnlyList<IStepFacts> facts) => changes.Count == 0
        ? new StepOutcome.InSync { Facts = facts }
        : new StepOutcome.Waiting("Changing", "Security groups and subnets are being put in place.", Pace.Changed)
        {
            Facts = facts,
            Changes = changes.Select(change => change.Describe()).ToList(),
        };

    // Told as soon as everything that others refer to exists; rules and tags may still be under repair.
    private static IReadOnlyList<IStepFacts> FactsOf(PlatformPass pass, NetworkDesired desired, NetworkObserved observed)
    {
        var groups = desired.SecurityGroups.ToDictionary(
            group => group.Role, group => observed.SecurityGroups.GetValueOrDefault(group.Name)?.Id);
        if (desired.Choice.Missing.Count > 0 || groups.ContainsValue(null) || observed.SubnetGroups.Count < desired.SubnetGroups.Count)
            return [];
        return
        [
            new NetworkFacts
            {
                EksClusterName = pass.Settings.Network.EksClusterName,
                OidcIssuer = observed.Cluster!.OidcIssuer!,
                VpcId = desired.VpcId,
                PublicSubnetIds = desired.Choice.Public,
                PrivateSubnetIds = desired.Choice.Private,
                DatabaseSubnetIds = desired.Choice.Database,
                DatabaseSubnetGroup = SubnetGroupDesired.NameOf(pass.Names, SubnetGroupKind.Database),
                CacheSubnetGroup = SubnetGroupDesired.NameOf(pass.Names, SubnetGroupKind.Cache),
                ClusterSecurityGroupId = observed.Cluster.SecurityGroupId,
                DatabaseSecurityGroupId = groups[SecurityGroupRole.Database]!,
                CacheSecurityGroupId = groups[SecurityGroupRole.Cache]!,
                MessagingSecurityGroupId = groups[SecurityGroupRole.Messaging]!,
                LoadBalancerSecurityGroupId = groups[SecurityGroupRole.LoadBalancer]!,
            },
        ];
    }
}
