using System.Globalization;
using Wallet.Api.Balances;
using Wallet.Api.Balances.Statements;
using Wallet.Api.Commands;
using Wallet.Api.Http.Access;
using Wallet.Api.Http.Json;
using Wallet.Api.Http.Problems;
using Wallet.Api.Ledger;

namespace Wallet.Api.Http.Wallets;

/// <summary>Balances now and in the past, and statements.</summary>
internal sealed class BalanceEndpoints(BalanceLookup balances, StatementReader statements, TimeProvider clock)
{
    /// <summary>GET /wallets/{walletId}/balance.</summary>
    public async Task<ApiResult> NowAsync(HttpContext http)
    {
        if (Freshness(http).Failed(out var problem, out var fresh))
            return problem;
        if ((await FindAsync(http, fresh.Consistency, fresh.MinVersion)).Failed(out problem, out var found))
            return problem;
        var state = found.State;
        if (state.Version < fresh.MinVersion)
            return new Problem(ProblemType.Of(ResultCode.VersionMismatch), $"The wallet is at version {state.Version}; later ones are not there.");
        var (currency, id) = (state.Id.Currency, state.Id.ToString());
        var body = new BalanceResponse(
            id, currency.Code, Text(state.Posted), state.Posted, Text(state.Held), state.Held, Text(state.Available), state.Available,
            state.Version, found.AsOf, found.Source);
        return new Reply<BalanceResponse>(StatusCodes.Status200OK, body, ApiJson.Default.BalanceResponse)
        {
            Tag = WalletTag.OfBalance(state),
            Version = state.Version,
        };

        string Text(long minor) => new Money(minor, currency).ToString();
    }

    /// <summary>GET /wallets/{walletId}/balance/history?timestamp=.</summary>
    public async Task<ApiResult> AtAsync(HttpContext http)
    {
        if (Time(http, "timestamp").Failed(out var problem, out var time))
            return problem;
        if (time is not { } at)
            return new Problem(ProblemType.Validation, $"timestamp is missing: {Rfc3339.Example}.");
        if (at > clock.GetUtcNow())
            return new Problem(ProblemType.Validation, "timestamp is in the future.");
        if ((await FindAsync(http)).Failed(out problem, out var state))
            return problem;
        if (at < state.Id.Created)
            return new Problem(ProblemType.Of(ResultCode.WalletNotFound), "The wallet did not exist yet at this time.");
        var last = TransactionId.LastAt(at);
        var past = last.Value >= state.LastId
            ? new PastAnswer(PastBalance.Of(state), PastBalance.Zero, null)
            : await statements.AtAsync(state.Id, last, http.RequestAborted);
        return past.Exact is { } balance ? Past(state.Id, at, balance) : Retired(state.Id, past);
    }

    /// <summary>GET /wallets/{walletId}/transactions.</summary>
    public async Task<ApiResult> StatementAsync(HttpContext http)
    {
        if (Page.Read(http).Failed(out var problem, out var page))
            return problem;
        if ((await FindAsync(http)).Failed(out problem, out var state))
            return problem;
        if (Query(http, state, page).Failed(out problem, out var query))
            return problem;
        var found = await statements.PageAsync(query, http.RequestAborted);
        var body = new StatementResponse(
            state.Id.ToString(), state.Id.Currency.Code, [.. found.Lines.Select(line => ToResponse(line, state.Id.Currency))],
            found.Next?.ToString(), found.KeptFrom?.Time);
        return new Reply<StatementResponse>(StatusCodes.Status200OK, body, ApiJson.Default.StatementResponse);
    }

    private static Reply<PastBalanceResponse> Past(WalletId wallet, DateTimeOffset at, PastBalance balance)
    {
        var currency = wallet.Currency;
        var body = new PastBalanceResponse(
            wallet.ToString(), currency.Code, new Money(balance.Posted, currency).ToString(), balance.Posted,
            new Money(balance.Held, currency).ToString(), balance.Held, balance.Version, at, balance.Version == 0 ? null : balance.Last.ToString());
        return new(StatusCodes.Status200OK, body, ApiJson.Default.PastBalanceResponse);
    }

    private static Problem Retired(WalletId wallet, PastAnswer past)
    {
        var (before, after) = (past.Before, past.After!);
        return new(ProblemType.HistoryRetired, "The wallet's movements within this day are no longer here; its balance before and after them is.")
        {
            Details = new Dictionary<string, string>
            {
                ["currency"] = wallet.Currency.Code,
                // The last moment for which the balance before the day's movements can be asked for.
                ["beforeTimestamp"] = Text(after.First.Time.AddMilliseconds(-1)),
                ["beforeBalanceMinor"] = Text(before.Posted),
                ["beforeVersion"] = Text(before.Version),
                ["afterTimestamp"] = Text(after.Last.Time),
                ["afterBalanceMinor"] = Text(after.Posted),
                ["afterVersion"] = Text(after.Sequence),
            },
        };

        static string Text(IFormattable value) => value.ToString(value is DateTimeOffset ? "O" : null, CultureInfo.InvariantCulture);
    }

    private async Task<Checked<WalletState>> FindAsync(HttpContext http)
        => (await FindAsync(http, Consistency.Strong, minVersion: 0)).Failed(out var problem, out var found) ? problem : found.State;

    private async Task<Checked<BalanceAnswer>> FindAsync(HttpContext http, Consistency consistency, long minVersion)
    {
        if (Fields.Wallet(http).Failed(out var problem, out var id))
            return problem;
        return await balances.FindAsync(id, consistency, minVersion) is { } found && CallerIdentity.Of(http).MaySee(found.State.Owner)
            ? found
            : new Problem(ProblemType.Of(ResultCode.WalletNotFound), "No wallet has this id.");
    }

    private static Checked<(Consistency Consistency, long MinVersion)> Freshness(HttpContext http)
    {
        var query = http.Request.Query;
        var minVersion = 0L;
        if (query["minVersion"].FirstOrDefault() is { } text && !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out minVersion))
            return new Problem(ProblemType.Validation, "minVersion must be a version of the wallet: a whole number.");
        return query["consistency"].FirstOrDefault() switch
        {
            null or "strong" => (Consistency.Strong, minVersion),
            "session" => (Consistency.Session, minVersion),
            "cached" => (Consistency.Cached, 0),
            _ => new Problem(ProblemType.Validation, "consistency must be strong, session or cached."),
        };
    }

    private static Checked<StatementQuery> Query(HttpContext http, WalletState wallet, Page page)
    {
        if (Time(http, "from", Rounding.Up).Failed(out var problem, out var from) || Time(http, "to", Rounding.Up).Failed(out problem, out var to))
            return problem;
        // Partitions after the wallet's last entry need not be looked into.
        var before = new TransactionId(wallet.LastId + 1);
        if (to is { } end && TransactionId.FirstAt(end) < before)
            before = TransactionId.FirstAt(end);
        if (page.Cursor is not null)
        {
            if (!TransactionId.TryParse(page.Cursor, out var cursor))
                return Page.BadCursor;
            before = cursor < before ? cursor : before;
        }
        var query = new StatementQuery(wallet.Id, from is { } start ? TransactionId.FirstAt(start) : default, before, page.Limit);
        if (http.Request.Query["type"].FirstOrDefault() is { } type)
        {
            if (!Names.TryParse(type, out var kind))
                return new Problem(ProblemType.Validation, $"type must be one of {string.Join(", ", Names.AllKinds)}.");
            query = query with { Kind = kind };
        }
        return http.Request.Query["direction"].FirstOrDefault() switch
        {
            null => query,
            "in" => query with { Incoming = true },
            "out" => query with { Incoming = false },
            _ => new Problem(ProblemType.Validation, "direction must be in or out."),
        };
    }

    private static Checked<DateTimeOffset?> Time(HttpContext http, string name, Rounding rounding = Rounding.Down)
    {
        if (http.Request.Query[name].FirstOrDefault() is not { Length: > 0 } text)
            return (DateTimeOffset?)null;
        // A plus that was not escaped arrives as a blank.
        return Rfc3339.TryParse(text.Replace(' ', '+'), out var time, rounding)
            ? time
            : new Problem(ProblemType.Validation, $"{name} must be {Rfc3339.Example}.");
    }

    private static StatementLineResponse ToResponse(StatementLine line, Currency currency)
    {
        var entry = line.Entry;
        return new(
            entry.Transaction.ToString(), Names.Of(entry.Kind), Text(entry.Amount), entry.Amount, Text(entry.Posted), entry.Posted,
            Text(entry.Held), entry.Sequence, entry.Counterparty.Value == 0 || entry.Counterparty.IsSystem ? null : entry.Counterparty.ToString(),
            line.Reference, line.Description, entry.Transaction.Time);

        string Text(long minor) => new Money(minor, currency).ToString();
    }
}
