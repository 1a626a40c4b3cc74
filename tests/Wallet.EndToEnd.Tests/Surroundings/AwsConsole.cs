using Amazon.EC2;
using Amazon.ElastiCache;
using Amazon.KeyManagementService;
using Amazon.RDS;
using Amazon.Runtime;
using Wallet.LocalCloud;

namespace Wallet.EndToEnd.Tests.Surroundings;

/// <summary>Somebody with all rights in the account, beside the operator.</summary>
internal sealed class AwsConsole : IDisposable
{
    public AwsConsole(CloudPlaces places)
    {
        var credentials = new BasicAWSCredentials(places.AccessKeyId, places.SecretAccessKey);
        T At<T>(T config) where T : ClientConfig
        {
            (config.ServiceURL, config.AuthenticationRegion) = (places.Aws.ToString(), places.Region);
            return config;
        }

        Ec2 = new AmazonEC2Client(credentials, At(new AmazonEC2Config()));
        Rds = new AmazonRDSClient(credentials, At(new AmazonRDSConfig()));
        Cache = new AmazonElastiCacheClient(credentials, At(new AmazonElastiCacheConfig()));
        Keys = new AmazonKeyManagementServiceClient(credentials, At(new AmazonKeyManagementServiceConfig()));
    }

    public AmazonEC2Client Ec2 { get; }

    public AmazonRDSClient Rds { get; }

    public AmazonElastiCacheClient Cache { get; }

    public AmazonKeyManagementServiceClient Keys { get; }

    public void Dispose()
    {
        Ec2.Dispose();
        Rds.Dispose();
        Cache.Dispose();
        Keys.Dispose();
    }
}
