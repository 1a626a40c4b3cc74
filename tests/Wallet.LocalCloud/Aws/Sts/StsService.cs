using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Wallet.LocalCloud.Aws.Access;
using Wallet.LocalCloud.Aws.Iam;

namespace Wallet.LocalCloud.Aws.Sts;

/// <summary>AWS STS: who am I, and sessions of roles.</summary>
/// <param name="access">Where sessions' keys become known.</param>
/// <param name="iam">Roles and identity providers.</param>
/// <param name="keySet">The identity provider's JSON Web Key Set, asked for at each use; nothing when no provider is reachable.</param>
public sealed partial class StsService(AccessControl access, IamService iam, Func<string>? keySet = null) : IAwsService
{
    private const int ShortestSeconds = 900;

    /// <inheritdoc/>
    public string SigningName => "sts";

    /// <inheritdoc/>
    public AwsProtocol Protocol => AwsProtocol.Query;

    /// <inheritdoc/>
    public string WireName => "https://sts.amazonaws.com/doc/2011-06-15/";

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> ListMembers { get; } = new Dictionary<string, string>();

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, AwsOperation> Operations => new Dictionary<string, AwsOperation>
    {
        ["GetCallerIdentity"] = new(GetCallerIdentity, _ => []),
        ["AssumeRole"] = new(AssumeRole, call => [new("sts:AssumeRole", call.Input.Required("RoleArn"))]),
        ["AssumeRoleWithWebIdentity"] = new(AssumeRoleWithWebIdentity, _ => []),
    };

    private JsonObject GetCallerIdentity(AwsCall call) => new()
    {
        ["Arn"] = call.CallerArn,
        ["UserId"] = access.Keys.Owner(call.CallerArn)?.UserId,
        ["Account"] = call.AccountId,
    };

    private JsonObject AssumeRole(AwsCall call)
    {
        var arn = call.Input.Required("RoleArn");
        var root = $"AWS:arn:aws:iam::{call.AccountId}:root";
        bool MayCall(PolicyStatement s) => s.Principals
            .Any(p => p == root || p == $"AWS:{call.AccountId}" || p == "AWS:*" || p == $"AWS:{SessionOwner(call.CallerArn)}");
        return iam.Account.Seen(arn) is { } role && Trusted(role, call, MayCall, new Dictionary<string, IReadOnlyList<string>>())
            ? Session(call, role)
            : throw new AwsFault("AccessDenied", $"User: {call.CallerArn} is not authorized to perform: sts:AssumeRole on resource: {arn}",
                403);
    }

    private JsonObject AssumeRoleWithWebIdentity(AwsCall call)
    {
        var now = access.CallersTime.GetUtcNow();
        var identity = WebIdentity.Verify(call.Input.Required("WebIdentityToken"), keySet?.Invoke() ?? """{"keys":[]}""", now);
        var issuer = identity.Issuer.Replace("https://", "", StringComparison.Ordinal);
        var provider = iam.Account.OpenIdProviders.FirstOrDefault(p => p.Url == issuer)
            ?? throw new AwsFault("InvalidIdentityToken", $"No OpenIDConnect provider found in your account for {identity.Issuer}");
        if (!provider.ClientIds.Intersect(identity.Audiences).Any())
            throw new AwsFault("InvalidIdentityToken", "Incorrect token audience");
        var claims = new Dictionary<string, IReadOnlyList<string>>
        {
            [$"{issuer}:sub"] = [identity.Subject],
            [$"{issuer}:aud"] = identity.Audiences,
        };
        if (iam.Account.Seen(call.Input.Required("RoleArn")) is not { } role
            || !Trusted(role, call, s => s.Principals.Contains($"Federated:{provider.Arn}"), claims))
            throw new AwsFault("AccessDenied", "Not authorized to perform sts:AssumeRoleWithWebIdentity", 403);
        var session = Session(call, role);
        session["SubjectFromWebIdentityToken"] = identity.Subject;
        session["Audience"] = identity.Audiences[0];
        session["Provider"] = provider.Arn;
        return session;
    }

    private static bool Trusted(Role role, AwsCall call, Func<PolicyStatement, bool> isPrincipal,
        IReadOnlyDictionary<string, IReadOnlyList<string>> context)
    {
        var request = new AccessRequest($"sts:{call.Operation}", role.Arn, context);
        var fitting = PolicyDocument.Parse(role.Name, role.Trust).Statements
            .Where(s => isPrincipal(s) && PolicyEvaluation.Covers(s, request, context)).ToArray();
        return fitting.Length > 0 && fitting.All(s => s.Allows);
    }

    private JsonObject Session(AwsCall call, Role role)
    {
        var name = call.Input.Required("RoleSessionName");
        if (!SessionName().IsMatch(name))
            throw new AwsFault("ValidationError",
                "Value at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: "
                    + @"[\w+=,.@-]{2,64}");
        var seconds = call.Input.Number("DurationSeconds") ?? Math.Min(3600, role.MaxSessionSeconds);
        if (seconds < ShortestSeconds || seconds > role.MaxSessionSeconds)
            throw new AwsFault("ValidationError", "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
        var owner = new Principal($"arn:aws:sts::{call.AccountId}:assumed-role/{role.Name}/{name}", $"{role.Id}:{name}",
            () => iam.Account.GrantsOf(role.Name))
        {
            RoleArn = role.Arn,
        };
        var expires = access.CallersTime.GetUtcNow() + TimeSpan.FromSeconds(seconds);
        var key = access.Keys.IssueSession(owner, expires);
        return new()
        {
            ["Credentials"] = new JsonObject
            {
                ["AccessKeyId"] = key.Id,
                ["SecretAccessKey"] = key.Secret,
                ["SessionToken"] = key.Token,
                ["Expiration"] = expires.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            },
            ["AssumedRoleUser"] = new JsonObject { ["AssumedRoleId"] = owner.UserId, ["Arn"] = owner.Arn },
        };
    }

    /// <summary>A session's role as trust policies name it; users as they are.</summary>
    private string SessionOwner(string callerArn) => callerArn.Split(":assumed-role/") is [_, var session]
        ? iam.Account.Roles.GetValueOrDefault(session.Split('/')[0])?.Arn ?? callerArn
        : callerArn;

    [GeneratedRegex(@"^[\w+=,.@-]{2,64}$")]
    private static partial Regex SessionName();
}
