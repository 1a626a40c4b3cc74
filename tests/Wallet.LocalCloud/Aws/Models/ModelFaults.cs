namespace Wallet.LocalCloud.Aws.Models;

/// <summary>What a service answers to a request that breaks its model.</summary>
internal static class ModelFaults
{
    // Services over one protocol do not agree: EKS and MSK have exceptions of their own, and RDS and ElastiCache speak as EC2 does.
    private static readonly Dictionary<string, string> OwnCodes = new()
    {
        ["eks"] = "InvalidParameterException",
        ["kafka"] = "BadRequestException",
        ["iam"] = "ValidationError",
        ["sts"] = "ValidationError",
        ["kms"] = "ValidationException",
        ["secretsmanager"] = "ValidationException",
        ["tagging"] = "ValidationException",
    };

    /// <summary>The answer to <paramref name="violations"/>, of which there is at least one.</summary>
    public static AwsFault Of(string service, AwsProtocol protocol, IReadOnlyList<ModelViolation> violations)
    {
        if (violations.FirstOrDefault(v => v.Kind == ViolationKind.Type) is { } misread && protocol == AwsProtocol.Json11)
            return new("SerializationException", $"{misread.Member}: {misread.Constraint}");
        return OwnCodes.TryGetValue(service, out var code)
            ? new(code, Together(violations))
            : One(violations[0], protocol);
    }

    private static string Together(IReadOnlyList<ModelViolation> violations)
        => $"{violations.Count} validation error{(violations.Count == 1 ? "" : "s")} detected: "
            + string.Join("; ", violations.Select(Sentence));

    private static string Sentence(ModelViolation violation)
    {
        var value = violation.Kind == ViolationKind.Missing ? "Value null" : violation.Value is { } shown ? $"Value '{shown}'" : "Value";
        return $"{value} at '{Camel(violation.Member)}' failed to satisfy constraint: {violation.Constraint}";
    }

    private static AwsFault One(ModelViolation violation, AwsProtocol protocol) => violation.Kind switch
    {
        ViolationKind.Missing => new("MissingParameter", $"The request must contain the parameter {violation.Member}."),
        ViolationKind.Unknown when protocol == AwsProtocol.Ec2
            => new("UnknownParameter", $"The parameter {violation.Member} is not recognized"),
        ViolationKind.Type when protocol == AwsProtocol.Query => new("MalformedInput", $"{violation.Member}: {violation.Constraint}"),
        _ => new("InvalidParameterValue",
            $"Value{(violation.Value is { } shown ? $" ({shown})" : "")} for parameter {violation.Member} is invalid. "
                + violation.Constraint),
    };

    // As AWS's validation names members: roleName, tags.1.member.key.
    private static string Camel(string member) => string.Join('.', member.Split('.').Select(part => part switch
    {
        "" => part,
        [>= '0' and <= '9', ..] => $"{part}.member",
        _ => char.ToLowerInvariant(part[0]) + part[1..],
    }));
}
