namespace Wallet.Operator.Platform.Spec;

/// <summary>Application Load Balancer.</summary>
internal sealed record IngressSpec
{
    /// <summary>S3 bucket for access logs.</summary>
    public string? AccessLogsBucket { get; init; }

    /// <summary>ACM certificate.</summary>
    public string? CertificateArn { get; init; }

    /// <summary>Host name.</summary>
    public string? Host { get; init; }

    /// <summary>Where it is reachable. One of internet-facing, internal.</summary>
    public string? Scheme { get; init; }

    /// <summary>WAF web ACL.</summary>
    public string? WafAclArn { get; init; }
}
