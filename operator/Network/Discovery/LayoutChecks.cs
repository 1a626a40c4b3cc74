using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.Network.Discovery;

/// <summary>
/// Whether the subnets that serve can carry the platform: what pods, stores and the load balancer would fail for in the end is said before
/// anything is built on them. Routes are watched afterwards too. Addresses are counted before the first build alone: later the platform's
/// own take them.
/// </summary>
internal static class LayoutChecks
{
    // An Application Load Balancer wants that many free in each of its subnets, so that it can scale (Elastic Load Balancing, "Subnets for your
    // load balancer").
    private const int LoadBalancerAddresses = 8;

    // RDS keeps one for recovery ("Working with a DB instance in a VPC").
    private const int RecoveryAddresses = 1;

    // What pods need where there is no way to the internet (EKS, "Deploy private clusters with limited internet access"): for their role, and for
    // an image in ECR, whose layers are in S3. A registry elsewhere may be reached inside of the VPC.
    private static readonly string[] ForRoles = ["sts"];
    private static readonly string[] ForImages = ["ecr.api", "ecr.dkr", "s3"];

    /// <summary>What is wrong, each with what to do.</summary>
    public static IEnumerable<Finding> Of(PlatformPass pass, SubnetChoice choice, NetworkObserved observed)
    {
        var byId = observed.Subnets.ToDictionary(subnet => subnet.Id);
        var (publics, privates, databases) = (At(choice.Public), At(choice.Private), At(choice.Database));
        return
        [
            .. privates.Select(subnet => WayOut(subnet, MissingServices(pass.Settings.App.Image, observed.EndpointServices))).OfType<Finding>(),
            .. IsInternal(pass.Settings) ? [] : publics.Where(subnet => !subnet.IsPublic).Select(NoWayIn),
            .. observed.SubnetGroups.Count > 0 ? [] : Addresses(pass.Settings, publics, privates, databases),
        ];

        IReadOnlyList<VpcSubnet> At(IReadOnlyList<string> ids) => [.. ids.Select(id => byId.GetValueOrDefault(id)).OfType<VpcSubnet>()];
    }

    /// <summary>Whether the services that a VPC has endpoints of must be known to judge a subnet.</summary>
    public static bool AsksForEndpoints(NetworkSettings settings, VpcSubnet subnet)
        => !subnet.HasWayOut && (subnet.Tier == SubnetTier.Private || settings.PrivateSubnetIds.Contains(subnet.Id));

    private static List<string> MissingServices(string image, IReadOnlyCollection<string> services)
    {
        var needed = image.Contains(".dkr.ecr.", StringComparison.Ordinal) ? [.. ForImages, .. ForRoles] : ForRoles;
        return [.. needed.Where(each => !services.Any(service => service.EndsWith($".{each}", StringComparison.Ordinal)))];
    }

    private static Finding? WayOut(VpcSubnet subnet, IReadOnlyCollection<string> missing)
    {
        if (subnet.IsPublic)
        {
            return Finding.Stuck(
                "PrivateSubnetIsPublic",
                $"{subnet.Id} has a route to an internet gateway, and Fargate takes private subnets alone: give it a route to a NAT gateway, or name "
                    + "others in spec.network.privateSubnetIds.");
        }

        if (subnet.HasWayOut || missing.Count == 0)
            return null;
        var route = subnet.IsBlackhole ? $"The default route of {subnet.Id} leads to {subnet.DefaultRoute}, which is gone" : $"{subnet.Id} has no default route";
        return Finding.Stuck(
            "NoWayOut",
            $"{route}, and the VPC has no endpoint of {string.Join(", ", missing)}: pods there could not start or reach AWS. Add a route to a NAT gateway, "
                + "add the endpoints, or name other subnets in spec.network.privateSubnetIds.");
    }

    private static Finding NoWayIn(VpcSubnet subnet) => Finding.Stuck(
        "NoWayIn",
        $"{subnet.Id} has no route to an internet gateway: an internet-facing load balancer there could not be reached. Add the route, name other "
            + "subnets in spec.network.publicSubnetIds, or set spec.app.ingress.scheme to internal.");

    private static IEnumerable<Finding> Addresses(
        PlatformSettings settings, IReadOnlyList<VpcSubnet> publics, IReadOnlyList<VpcSubnet> privates, IReadOnlyList<VpcSubnet> databases)
    {
        var balancer = IsInternal(settings) ? LoadBalancerAddresses : 0;
        return
        [
            .. Short(publics, IsInternal(settings) ? 0 : LoadBalancerAddresses, "publicSubnetIds"),
            .. Short(
                privates,
                Share(PodsAtMost(settings.App), privates) + Share(settings.Messaging.Brokers, privates) + Share(1 + settings.Cache.Replicas, privates) + balancer,
                "privateSubnetIds, or lower spec.app.replicas.max"),
            .. Short(databases, Share(1 + settings.Database.Readers, databases) + RecoveryAddresses, "databaseSubnetIds"),
        ];
    }

    private static IEnumerable<Finding> Short(IEnumerable<VpcSubnet> subnets, int needed, string field) => subnets
        .Where(subnet => subnet.FreeAddresses < needed)
        .Select(subnet => Finding.Stuck(
            "NotEnoughAddresses", $"Free addresses of {subnet.Id}: {subnet.FreeAddresses}, needed: {needed}. Name larger subnets in spec.network.{field}."));

    // Each pod on Fargate has an address of its own. A rollout adds a quarter (the Deployment's maxSurge), the migration one.
    private static int PodsAtMost(AppSettings app) => app.MaxReplicas + ((app.MaxReplicas + 3) / 4) + 1;

    private static int Share(int of, IReadOnlyCollection<VpcSubnet> subnets) => (of + subnets.Count - 1) / Math.Max(1, subnets.Count);

    private static bool IsInternal(PlatformSettings settings) => settings.App.Ingress.Scheme == "internal";
}
