using Wallet.LocalCloud.Aws;
using Wallet.LocalCloud.Aws.ElastiCache;
using Wallet.LocalCloud.Aws.Kafka;
using Wallet.LocalCloud.Aws.Rds;
using Wallet.LocalCloud.Aws.Tagging;
using Wallet.LocalCloud.Engines;

namespace Wallet.LocalCloud.Tests.Aws.Models;

/// <summary>One of each service.</summary>
internal static class Everything
{
    public static IReadOnlyList<IAwsService> Services { get; } = Make();

    private static IReadOnlyList<IAwsService> Make()
    {
        var clock = Cloud.Clock();
        var (cloud, engines) = (new AwsCloud(clock), new NoEngines());
        return
        [
            cloud.Ec2, cloud.Iam, cloud.Sts, cloud.Kms, cloud.SecretsManager, cloud.Eks,
            new RdsService(clock, engines, cloud), new ElastiCacheService(clock, engines, cloud), new KafkaService(clock, engines, cloud),
            new TaggingService([], Paging.Usual),
        ];
    }
}
