using System.Globalization;
using Wallet.LocalCloud.Aws.Wire;

namespace Wallet.LocalCloud.Aws.Access;

/// <summary>Who may call, and what.</summary>
/// <param name="callersTime">Time of the programs that call: signatures and credentials expire on it. Real time by default.</param>
/// <param name="enabledRegions">Regions that the account has opted into.</param>
public sealed class AccessControl(TimeProvider? callersTime = null, IEnumerable<string>? enabledRegions = null)
{
    /// <summary>The only account.</summary>
    public const string AccountId = "123456789012";

    private static readonly TimeSpan SkewAllowed = TimeSpan.FromMinutes(15);
    private static readonly Principal Root = new($"arn:aws:iam::{AccountId}:user/administrator", "AIDAADMINISTRATOR0000",
        () => Grants.Everything);

    /// <summary>A key that may do everything; well known, for local use only.</summary>
    public static AccessKey Administrator { get; } = new("AKIALOCALCLOUDADMIN1", "local-cloud-administrator-secret-key-001");

    private readonly HashSet<string> _enabledRegions = [.. enabledRegions ?? []];

    /// <summary>Time of the programs that call.</summary>
    internal TimeProvider CallersTime { get; } = callersTime ?? TimeProvider.System;

    /// <summary>Every key.</summary>
    internal AccessKeys Keys { get; } = WithAdministrator();

    /// <summary>Which statements of which policies have allowed calls so far.</summary>
    public PolicyUse Use { get; } = new();

    /// <summary>A user who has exactly the rights of the policy documents <paramref name="policy"/> and <paramref name="more"/>.</summary>
    public AccessKey AddUser(string name, string policy, params IEnumerable<string> more)
    {
        var others = more.Select((document, index) => PolicyDocument.Parse($"{name}/{index + 2}", document));
        var grants = new Grants([PolicyDocument.Parse(name, policy), .. others]);
        return Keys.Issue(new($"arn:aws:iam::{AccountId}:user/{name}", $"AIDA{name.ToUpperInvariant()}", () => grants));
    }

    /// <summary>
    /// Throws AccessDenied unless the owner of <paramref name="key"/> may do it: for what asks IAM besides the endpoint, such as brokers.
    /// </summary>
    public void Demand(AccessKey key, string region, AccessRequest request)
        => Authorize(Keys.Find(key.Id)?.Owner ?? throw new ArgumentException($"Nobody has the key {key}.", nameof(key)), region, [request]);

    /// <summary>Who signed <paramref name="request"/>; throws the fault that AWS answers when nobody known did.</summary>
    internal Principal Authenticate(AwsRequest request, SignedScope? scope)
    {
        if (scope is null)
            throw new AwsFault("MissingAuthenticationToken", "Request is missing Authentication Token", 403);
        Regions.Check(scope.Region, _enabledRegions);
        if (Keys.Find(scope.KeyId) is not var (key, owner) || key.Token != request.Header("x-amz-security-token"))
            throw new AwsFault("InvalidClientTokenId", "The security token included in the request is invalid.", 403);
        if (!SignatureV4.IsGenuine(request, scope, key.Secret))
            throw new AwsFault("SignatureDoesNotMatch", "The request signature we calculated does not match the signature you provided. "
                + "Check your AWS Secret Access Key and signing method. Consult the service documentation for details.", 403);
        var now = CallersTime.GetUtcNow();
        if (key.Expires <= now)
            throw new AwsFault("ExpiredToken", "The security token included in the request is expired", 403);
        if (!DateTimeOffset.TryParseExact(request.Header("x-amz-date"), "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal, out var signed)
            || (now - signed).Duration() > SkewAllowed)
            throw new AwsFault("SignatureDoesNotMatch",
                $"Signature expired: {request.Header("x-amz-date")} is now not within 15 minutes of {now:yyyyMMdd'T'HHmmss'Z'}", 403);
        return owner;
    }

    /// <summary>Throws AccessDenied unless <paramref name="caller"/>'s policies allow all of <paramref name="requests"/>.</summary>
    internal void Authorize(Principal caller, string region, IEnumerable<AccessRequest> requests)
    {
        foreach (var request in requests)
        {
            var decision = PolicyEvaluation.Decide(caller, region, CallersTime.GetUtcNow(), request);
            var refusal = $"User: {caller.Arn} is not authorized to perform: {request.Action} on resource: {request.Resource} {decision.Reason}";
            Use.Record(decision, refusal);
            if (!decision.IsAllowed)
                throw new AwsFault("AccessDenied", refusal, 403);
        }
    }

    private static AccessKeys WithAdministrator()
    {
        var keys = new AccessKeys();
        keys.Add(Administrator, Root);
        return keys;
    }
}
