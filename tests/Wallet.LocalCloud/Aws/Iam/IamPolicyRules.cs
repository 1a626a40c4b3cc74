using System.Text.RegularExpressions;
using Wallet.LocalCloud.Aws.Access;

namespace Wallet.LocalCloud.Aws.Iam;

/// <summary>What IAM accepts as names and documents.</summary>
internal static partial class IamPolicyRules
{
    private const int LargestInline = 10_240;
    private const int LargestTrust = 2_048;

    /// <summary>Throws unless <paramref name="name"/> may name <paramref name="parameter"/>.</summary>
    public static string Name(string parameter, string name, int longest) => name.Length <= longest && Allowed().IsMatch(name)
        ? name
        : throw new AwsFault("ValidationError", $"The specified value for {parameter} is invalid. It must contain only alphanumeric "
            + $"characters and/or the following: +=,.@_- and have at most {longest} of them.");

    /// <summary>Throws unless <paramref name="document"/> is an identity policy.</summary>
    public static void Identity(string document, int together)
    {
        var policy = PolicyDocument.Parse("", document);
        if (policy.Statements.Any(s => s.Principals.Count > 0))
            throw new AwsFault("MalformedPolicyDocument", "Policy document should not specify a principal.");
        if (policy.Statements.Any(s => s.Resources.Count == 0))
            throw new AwsFault("MalformedPolicyDocument", "Policy statement must contain resources.");
        if (policy.Statements.SelectMany(s => s.Actions).FirstOrDefault(a => a != "*" && !a.Contains(':', StringComparison.Ordinal)) is { })
            throw new AwsFault("MalformedPolicyDocument", "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.");
        if (together > LargestInline)
            throw new AwsFault("LimitExceeded", $"Maximum policy size of {LargestInline} bytes exceeded.", 409);
    }

    /// <summary>Throws unless <paramref name="document"/> is a trust policy whose principals exist.</summary>
    public static void Trust(string document, IamAccount account)
    {
        var policy = PolicyDocument.Parse("", document);
        if (policy.Statements.Any(s => s.Resources.Count > 0))
            throw new AwsFault("MalformedPolicyDocument", "Has prohibited field Resource.");
        if (policy.Statements.Any(s => s.Principals.Count == 0))
            throw new AwsFault("MalformedPolicyDocument", "Missing required field Principal.");
        if (policy.Statements.SelectMany(s => s.Actions).FirstOrDefault(a => !a.StartsWith("sts:", StringComparison.Ordinal)) is { })
            throw new AwsFault("MalformedPolicyDocument", "AssumeRole policy may only specify STS AssumeRole actions.");
        if (Size(document) > LargestTrust)
            throw new AwsFault("LimitExceeded", $"Cannot exceed quota for ACLSizePerRole: {LargestTrust}", 409);
        foreach (var arn in policy.Statements.SelectMany(s => s.Principals)
            .Where(p => p.StartsWith("AWS:arn:aws:iam::", StringComparison.Ordinal)).Select(p => p[4..]))
        {
            if (arn.Contains(":role/", StringComparison.Ordinal) && account.Seen(arn) is null)
                throw new AwsFault("MalformedPolicyDocument", $"Invalid principal in policy: \"AWS\":\"{arn}\"");
        }
    }

    /// <summary>Characters that count: white space does not.</summary>
    public static int Size(string document) => document.Count(c => !char.IsWhiteSpace(c));

    [GeneratedRegex(@"^[\w+=,.@-]+$")]
    private static partial Regex Allowed();
}
