namespace Wallet.LocalCloud.Aws;

/// <summary>Wire protocols of the simulated services.</summary>
public enum AwsProtocol
{
    /// <summary>Form parameters in, XML out (RDS, ElastiCache, IAM, STS).</summary>
    Query,

    /// <summary>The query dialect of EC2: flattened lists, <c>item</c> elements, members in lower camel case.</summary>
    Ec2,

    /// <summary>JSON over routes (MSK, EKS).</summary>
    RestJson,

    /// <summary>JSON with an X-Amz-Target header (Secrets Manager, KMS).</summary>
    Json11,
}
