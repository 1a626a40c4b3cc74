using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.ElastiCache;

/// <summary>
/// Changes of the token, as the ElastiCache guide has them ("Authenticating with the AUTH command"): ROTATE adds a token beside
/// the one before, or beside connections without any; SET leaves the one that ROTATE brought; DELETE is for moving to user groups.
/// </summary>
internal sealed class AuthTokenChange(CacheState state)
{
    public static bool IsAsked(JsonObject input)
        => input.Text("AuthToken") is not null || input.Text("AuthTokenUpdateStrategy") is not null;

    public void Begin(JsonObject input, ReplicationGroup group)
    {
        var (strategy, token) = Checked(input, group);
        IReadOnlyList<string> tokens = strategy switch
        {
            "DELETE" => [],
            "SET" => [token!],
            _ => [.. group.AuthTokens.Where(old => old != token).TakeLast(1), token!],
        };
        var optional = strategy == "ROTATE" && (group.AuthOptional || group.AuthTokens.Count == 0);
        group.AuthTokenChange = strategy == "ROTATE" ? "ROTATING" : "SETTING";
        group.Status = "modifying";
        var rolledBack = CacheResourceStates.RollsBack(state, group);
        if (!rolledBack)
            group.Engine.SetAuthTokens(optional ? [] : tokens);
        state.Agenda.After(
            state.Timings.AuthToken,
            () =>
            {
                group.AuthTokenChange = null;
                group.Status = "available";
                if (rolledBack)
                    return;
                (group.AuthTokens, group.AuthOptional, group.AuthTokenChanged) = (tokens, optional, state.Agenda.Now);
            },
            () => group.Engine.Ready);
    }

    private (string Strategy, string? Token) Checked(JsonObject input, ReplicationGroup group)
    {
        var strategy = input.Text("AuthTokenUpdateStrategy") ?? "ROTATE";
        var token = input.Text("AuthToken");
        if (!group.Tls)
            throw CacheFaults.Combination("The AUTH token requires transit encryption to be enabled.");
        if (input.Flag("ApplyImmediately") != true)
            throw CacheFaults.Combination("The AUTH token modification is only supported when ApplyImmediately is true.");
        if (strategy is not ("SET" or "ROTATE" or "DELETE"))
            throw CacheFaults.Value($"AuthTokenUpdateStrategy must be SET, ROTATE or DELETE, not {strategy}.");
        if ((strategy == "DELETE") != token is null)
            throw CacheFaults.Combination("An AuthToken is needed with SET and ROTATE, and none with DELETE.");
        if (token is not null)
            ReplicationGroupRules.CheckAuthToken(token);
        if (state.Hostility.AuthTokenOrder)
            CheckOrder(strategy, token, group);
        return (strategy, token);
    }

    /// <summary>API reference, ModifyReplicationGroup: SET only after ROTATE, DELETE only when transitioning to user groups.</summary>
    private static void CheckOrder(string strategy, string? token, ReplicationGroup group)
    {
        if (strategy == "SET" && !group.AuthTokens.Contains(token))
            throw CacheFaults.Combination("The SET strategy is only allowed for a token that the ROTATE strategy has added before.");
        if (strategy == "DELETE")
            throw CacheFaults.Value("Auth token update strategy delete is not supported currently");
    }
}
