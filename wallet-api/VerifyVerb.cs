using System.CommandLine;
using System.Globalization;
using Wallet.Api.Balances;
using Wallet.Api.Ledger;
using Wallet.Api.Storage;

namespace Wallet.Api;

/// <summary>verify: all invariants, on a live database. Exit 0: none is violated; 1: some are, each on a line of standard output.</summary>
internal static class VerifyVerb
{
    private static readonly string[] Phases = ["wallets", "transactions"];

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var resume = new Option<string?>("--resume")
        {
            Description = "go on where an interrupted run stopped, as it printed: wallets:<key> or transactions:<key>",
        };
        resume.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && !TryParse(text, out _))
                result.AddError("--resume must be wallets:<key> or transactions:<key>, as an interrupted run printed it.");
        });
        var command = new Command("verify", "Check the ledger's invariants on a live database, then exit.") { resume };
        command.SetAction((parsed, cancel) => Verbs.RunAsync(
            Verb.Verify, (options, stop) => RunAsync(options, parsed.GetValue(resume), stop), cancel));
        return command;
    }

    private static async Task<int> RunAsync(ApiOptions options, string? resume, CancellationToken cancel)
    {
        using var database = new Database(options.Database);
        var audit = new LedgerAudit(new AuditStore(new QueryRunner(database)));
        var at = resume is not null && TryParse(resume, out var given) ? given : (Phase: 0, After: 0L);
        var violations = 0;
        try
        {
            if (resume is null)
                violations += Print(await audit.CheckSumsAsync(cancel));
            var (wallets, transactions) = await audit.EstimateAsync(cancel);
            for (; at.Phase < Phases.Length; at = (at.Phase + 1, 0))
            {
                var progress = new ProgressBar(Phases[at.Phase], at.Phase == 0 ? wallets : transactions);
                while (await StepAsync(audit, at, cancel) is { Checked: > 0 } step)
                {
                    violations += Print(step.Violations);
                    at.After = step.Last;
                    progress.Advance(step.Checked);
                }
                progress.Finish();
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or DatabaseException)
        {
            if (exception is DatabaseException)
                await Console.Error.WriteLineAsync($"\n{Verbs.CauseOf(exception, options)}");
            var place = string.Create(CultureInfo.InvariantCulture, $"{Phases[at.Phase]}:{at.After}");
            await Console.Error.WriteLineAsync($"\nInterrupted with {violations} violations so far; go on with: verify --resume {place}");
            return Verbs.Failure;
        }
        await Console.Out.WriteLineAsync($"{violations} violations");
        return violations == 0 ? 0 : Verbs.Failure;
    }

    private static Task<AuditStep> StepAsync(LedgerAudit audit, (int Phase, long After) at, CancellationToken cancel)
        => at.Phase == 0 ? audit.CheckWalletsAsync(at.After, cancel) : audit.CheckTransactionsAsync(at.After, cancel);

    private static int Print(IReadOnlyList<Violation> violations)
    {
        foreach (var violation in violations)
            Console.WriteLine($"{violation.Invariant}: {violation.Subject}: {violation.What}");
        return violations.Count;
    }

    private static bool TryParse(string text, out (int Phase, long After) place)
    {
        place = default;
        var parts = text.Split(':');
        if (parts.Length != 2 || Array.IndexOf(Phases, parts[0]) is var phase && phase < 0)
            return false;
        var isNumber = long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var after);
        place = (phase, after);
        return isNumber;
    }
}
