using Wallet.Api.Batching;
using Wallet.Api.Commands;
using Wallet.Api.Http.Access;
using Wallet.Api.Http.Wallets;
using Wallet.Api.Storage;

namespace Wallet.Api.Http;

/// <summary>The way of a request's commands into the ledger, on the terms of its headers: until its deadline, or not at all.</summary>
internal sealed class RequestLedger(ILedger ledger, Rehearsal rehearsal, WalletStore wallets, TimeProvider clock)
{
    /// <summary>The answer to a command or, in a dry run, the one that it would get.</summary>
    public async Task<Answer> ExecuteAsync(HttpContext http, Command command)
    {
        var terms = RequestTerms.Of(http);
        if (EntityTags.Condition(http).Value is { } condition && Fields.Wallet(http).Value is { Value: not 0 } wallet)
            command = command with { Expected = WalletTag.Expectation(wallet, await wallets.FindAsync(wallet, http.RequestAborted), condition) };
        if (!terms.IsDryRun)
            return await ledger.ExecuteAsync(command, terms.Left(clock), CallerIdentity.PayerOf(http));
        var answer = (await rehearsal.RunAsync([command]))[0];
        http.Features.Set(new Rehearsed(command, answer));
        return answer;
    }

    /// <summary>The answers to commands that do not depend on each other.</summary>
    public async Task<IReadOnlyList<Answer>> ExecuteEachAsync(HttpContext http, IReadOnlyList<Command> commands)
    {
        var terms = RequestTerms.Of(http);
        return terms.IsDryRun
            ? await rehearsal.RunAsync(commands)
            : await Task.WhenAll(commands.Select(command => ledger.ExecuteAsync(command, terms.Left(clock), CallerIdentity.PayerOf(http))));
    }
}
