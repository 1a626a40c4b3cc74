using System.Text.RegularExpressions;
using Wallet.LocalCloud.Aws.Access;
using Wallet.LocalCloud.Aws.Kms;
using Wallet.LocalCloud.Clock;

namespace Wallet.LocalCloud.Aws.CloudWatchLogs;

/// <summary>Everything that CloudWatch Logs knows.</summary>
internal sealed partial class LogStore(CloudClock clock, Propagation propagation, IKeys keys, string region)
{
    // The key policy of the user guide, "Encrypt log data in CloudWatch Logs using AWS KMS".
    private static readonly string[] KeyUses = ["kms:Encrypt", "kms:Decrypt", "kms:GenerateDataKey", "kms:DescribeKey"];

    public SortedDictionary<string, LogGroup> Groups { get; } = new(StringComparer.Ordinal);

    /// <summary>Documents of the account's resource policies by name.</summary>
    public SortedDictionary<string, (string Document, DateTimeOffset UpdatedAt)> Policies { get; } = new(StringComparer.Ordinal);

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Groups that are old enough to be listed.</summary>
    public IEnumerable<LogGroup> Seen => Groups.Values.Where(group => propagation.Reached(group.CreatedAt));

    /// <summary>ARN of a group, without the <c>:*</c> of its streams.</summary>
    public string ArnOf(string name) => $"arn:aws:logs:{region}:{AccessControl.AccountId}:log-group:{name}";

    /// <summary>A group, or the fault that there is none.</summary>
    public LogGroup Get(string name) => Groups.GetValueOrDefault(name)
        ?? throw new AwsFault("ResourceNotFoundException", "The specified log group does not exist.");

    /// <summary>A new group.</summary>
    public LogGroup Add(string name)
    {
        if (!NameForm().IsMatch(name))
            throw Invalid($"1 validation error detected: Value '{name}' at 'logGroupName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+");
        // API reference, CreateLogGroup: names can't start with the string aws/.
        if (name.StartsWith("aws/", StringComparison.Ordinal))
            throw Invalid("Log groups starting with AWS/ are reserved for AWS.");
        if (Groups.ContainsKey(name))
            throw new AwsFault("ResourceAlreadyExistsException", "The specified log group already exists");
        return Groups[name] = new(name, ArnOf(name), Now);
    }

    /// <summary>Throws unless CloudWatch Logs itself may encrypt a group's logs with a key.</summary>
    public string UsableKey(string key, string group)
    {
        var policy = keys.Find(key) is { IsUsable: true } facts && key == facts.Arn ? PolicyDocument.Parse("key policy", facts.Policy) : null;
        var context = Context(("kms:EncryptionContext:aws:logs:arn", ArnOf(group)));
        return policy is not null && KeyUses.All(action => Allows(policy, $"logs.{region}.amazonaws.com", new AccessRequest(action, key), context))
            ? key
            : throw Invalid($"The specified KMS key does not exist or is not allowed to be used with LogGroup '{ArnOf(group)}'");
    }

    /// <summary>Whether a policy, the account's or the group's own, lets AWS's log delivery write into a group.</summary>
    public bool LetsDeliveryIn(LogGroup group)
    {
        var context = Context(("aws:SourceAccount", AccessControl.AccountId), ("aws:SourceArn", $"arn:aws:logs:{region}:{AccessControl.AccountId}:*"));
        return Policies.Values.Select(policy => policy.Document).Append(group.Policy).OfType<string>()
            .Select(document => PolicyDocument.Parse("resource policy", document))
            .Any(policy => ((string[])["logs:CreateLogStream", "logs:PutLogEvents"]).All(action
                => Allows(policy, "delivery.logs.amazonaws.com", new AccessRequest(action, $"{group.Arn}:log-stream:any"), context)));
    }

    public static AwsFault Invalid(string message) => new("InvalidParameterException", message);

    private static bool Allows(
        PolicyDocument policy, string service, AccessRequest request, IReadOnlyDictionary<string, IReadOnlyList<string>> context)
        => policy.Statements.Any(s => s.Allows && s.Principals.Contains($"Service:{service}") && PolicyEvaluation.Covers(s, request, context));

    private static Dictionary<string, IReadOnlyList<string>> Context(params (string Key, string Value)[] keys)
        => keys.ToDictionary(key => key.Key, IReadOnlyList<string> (key) => [key.Value], StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex(@"^[.\-_/#A-Za-z0-9]{1,512}$")]
    private static partial Regex NameForm();
}
