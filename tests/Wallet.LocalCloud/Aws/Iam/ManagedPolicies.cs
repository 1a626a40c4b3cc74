using Wallet.LocalCloud.Aws.Access;

namespace Wallet.LocalCloud.Aws.Iam;

/// <summary>Managed policies that roles may be attached to: a few of AWS's own, and those that a test adds.</summary>
internal sealed class ManagedPolicies
{
    private readonly Dictionary<string, string> _documents = new()
    {
        ["arn:aws:iam::aws:policy/AdministratorAccess"] = Allow("*"),
        ["arn:aws:iam::aws:policy/AmazonEKSFargatePodExecutionRolePolicy"] = Allow(
            "ecr:GetAuthorizationToken", "ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage"),
        ["arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole"] = Allow(
            "logs:CreateLogGroup", "logs:PutRetentionPolicy", "logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams",
            "logs:GetLogEvents"),
        ["arn:aws:iam::aws:policy/CloudWatchAgentServerPolicy"] = Allow("cloudwatch:PutMetricData", "logs:PutLogEvents",
            "logs:CreateLogStream"),
        ["arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess"] = Allow("xray:PutTraceSegments", "xray:PutTelemetryRecords"),
    };

    /// <summary>Adds a policy of the account.</summary>
    public string Add(string name, string document)
    {
        var arn = $"arn:aws:iam::{AccessControl.AccountId}:policy/{name}";
        _documents[arn] = document;
        return arn;
    }

    /// <summary>A policy's document, or the fault that it does not exist.</summary>
    public PolicyDocument Get(string arn) => _documents.TryGetValue(arn, out var document)
        ? PolicyDocument.Parse(arn, document)
        : throw new AwsFault("NoSuchEntity", $"Policy {arn} does not exist or is not attachable.", 404);

    private static string Allow(params string[] actions)
        => $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["{{string.Join("\",\"", actions)}}"],"Resource":"*"}]}""";
}
