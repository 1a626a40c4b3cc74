using System.Text.RegularExpressions;

namespace Wallet.LocalCloud.Aws.Access;

/// <summary>
/// IAM's decision: an explicit deny wins, then a key's policy has its say, then the boundary must allow, then an identity policy.
/// </summary>
internal static partial class PolicyEvaluation
{
    /// <summary>Decides <paramref name="request"/> of <paramref name="caller"/>.</summary>
    public static PolicyDecision Decide(Principal caller, string region, DateTimeOffset now, AccessRequest request)
    {
        var context = WithGlobalKeys(caller, region, now, request.Context);
        var grants = caller.Grants();
        bool Denies(PolicyDocument policy) => policy.Statements.Any(s => !s.Allows && Covers(s, request, context));
        if (grants.Identity.Any(Denies))
            return Denied("with an explicit deny in an identity-based policy");
        if (grants.Boundary is { } bounds && Denies(bounds))
            return Denied("with an explicit deny in a permissions boundary");
        return request.KeyPolicy is null ? DecideByIdentity(grants, request, context)
            : KeyPolicyEvaluation.Decide(PolicyDocument.Parse("key policy", request.KeyPolicy), caller, request, context) switch
            {
                KeyPolicyVerdict.Denied => Denied("with an explicit deny in a resource-based policy"),
                KeyPolicyVerdict.Allowed => new(true, "", []),
                KeyPolicyVerdict.Delegated => DecideByIdentity(grants, request, context),
                _ => Denied($"because no resource-based policy allows the {request.Action} action"),
            };
    }

    private static PolicyDecision DecideByIdentity(
        Grants grants, AccessRequest request, IReadOnlyDictionary<string, IReadOnlyList<string>> context)
    {
        if (grants.Boundary is { } boundary && !boundary.Statements.Any(s => s.Allows && Covers(s, request, context)))
            return Denied($"because no permissions boundary allows the {request.Action} action");
        var allowing = (from policy in grants.Identity
                        from statement in policy.Statements
                        where statement.Allows && Covers(statement, request, context)
                        from action in Fitting(statement, request.Action)
                        select new UsedAction(policy.Name, statement.Sid, action)).ToList();
        return allowing.Count > 0
            ? new(true, "", allowing)
            : Denied($"because no identity-based policy allows the {request.Action} action");
    }

    /// <summary>Whether a statement covers action, resource and conditions of a request.</summary>
    internal static bool Covers(PolicyStatement statement, AccessRequest request,
        IReadOnlyDictionary<string, IReadOnlyList<string>> context)
    {
        string Expand(string text) => Variable().Replace(text, m => Value(m.Groups[1].Value, context));
        return statement.Actions.Any(a => Wildcard.Matches(a, request.Action, ignoreCase: true)) != statement.ActionsExcluded
            && (statement.Resources.Count == 0
                || statement.Resources.Any(r => Wildcard.Matches(Expand(r), request.Resource)) != statement.ResourcesExcluded)
            && statement.Conditions.All(c => c.Holds(context, Expand));
    }

    private static IEnumerable<string> Fitting(PolicyStatement statement, string action)
        => statement.ActionsExcluded ? ["NotAction"] : statement.Actions.Where(a => Wildcard.Matches(a, action, ignoreCase: true));

    // Tags may differ in case alone, condition keys do not: such tags count as one with several values.
    private static Dictionary<string, IReadOnlyList<string>> WithGlobalKeys(
        Principal caller, string region, DateTimeOffset now, IReadOnlyDictionary<string, IReadOnlyList<string>> own)
    {
        var keys = own.GroupBy(key => key.Key, StringComparer.OrdinalIgnoreCase).ToDictionary(
            same => same.Key, IReadOnlyList<string> (same) => [.. same.SelectMany(key => key.Value)], StringComparer.OrdinalIgnoreCase);
        keys["aws:RequestedRegion"] = [region];
        keys["aws:PrincipalArn"] = [caller.Arn];
        keys["aws:PrincipalAccount"] = [caller.AccountId];
        keys["aws:userid"] = [caller.UserId];
        keys["aws:SecureTransport"] = ["true"];
        keys["aws:CurrentTime"] = [now.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture)];
        return keys;
    }

    private static string Value(string variable, IReadOnlyDictionary<string, IReadOnlyList<string>> context) => variable switch
    {
        "*" or "?" or "$" => variable,
        _ => context.TryGetValue(variable, out var values) && values is [var only] ? only : "",
    };

    private static PolicyDecision Denied(string reason) => new(false, reason, []);

    [GeneratedRegex(@"\$\{([^}]+)\}")]
    private static partial Regex Variable();
}
