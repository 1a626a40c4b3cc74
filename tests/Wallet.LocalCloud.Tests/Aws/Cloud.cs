using Amazon.Runtime;
using Wallet.LocalCloud.Aws;
using Wallet.LocalCloud.Aws.Access;
using Wallet.LocalCloud.Clock;

namespace Wallet.LocalCloud.Tests.Aws;

/// <summary>Points real SDK clients at an endpoint.</summary>
internal static class Cloud
{
    /// <summary>The region that tests call.</summary>
    public const string Region = "eu-west-1";

    /// <summary>A clock that stands at the present: sessions' ends are compared with it by SDKs too.</summary>
    public static CloudClock Clock() => CloudClock.ByHand(DateTimeOffset.UtcNow);

    /// <summary>An SDK configuration that tries every call once.</summary>
    public static T At<T>(AwsEndpoint endpoint) where T : ClientConfig, new() => new()
    {
        ServiceURL = endpoint.Url.ToString(),
        AuthenticationRegion = Region,
        MaxErrorRetry = 0,
        MaxStaleConnectionRetries = 0,
    };

    /// <summary>A key as SDK credentials.</summary>
    public static AWSCredentials Credentials(AccessKey key)
        => key.Token is null ? new BasicAWSCredentials(key.Id, key.Secret) : new SessionAWSCredentials(key.Id, key.Secret, key.Token);
}
