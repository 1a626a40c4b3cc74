using System.CommandLine;
using Wallet.Api.Balances;
using Wallet.Api.Checkpoints;
using Wallet.Api.Ledger;
using Wallet.Api.Storage;

namespace Wallet.Api;

/// <summary>verify: all invariants, on a live database. Exit 0: none is violated; 1: some are, each on a line of standard output.</summary>
internal static class VerifyVerb
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var resume = new Option<string?>("--resume")
        {
            Description = "go on where an interrupted run stopped, as it printed: <phase>:<key>",
        };
        resume.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && !(text.Split(':') is [_, var place] && AuditPlace.TryParse(place, out _)))
                result.AddError("--resume must be <phase>:<key>, as an interrupted run printed it.");
        });
        var key = new Option<FileInfo>("--key")
        {
            Description = "PEM file with the public key by which checkpoints were signed; left out, signatures are not checked",
        };
        var command = new Command("verify", "Check the ledger's invariants on a live database, then exit.") { resume, key.AcceptExistingOnly() };
        command.SetAction((parsed, cancel) => Verbs.RunAsync(
            Verb.Verify, (options, stop) => RunAsync(options, parsed.GetValue(resume), parsed.GetValue(key)?.FullName, stop), cancel));
        return command;
    }

    private static async Task<int> RunAsync(ApiOptions options, string? resume, string? keyFile, CancellationToken cancel)
    {
        using var database = new Database(options.Database);
        using var key = keyFile is null ? null : CheckpointKey.Read(keyFile);
        var queries = new QueryRunner(database);
        var audit = LedgerAudit.Of(queries);
        IReadOnlyList<AuditPhase> phases = [.. audit.Phases, Sealed(queries, key)];
        if (Find(phases, resume) is not { } at)
        {
            await Console.Error.WriteLineAsync($"--resume must name one of {string.Join(", ", phases.Select(p => p.Name))}.");
            return Verbs.UsageError;
        }
        var violations = 0;
        try
        {
            if (resume is null)
                violations += Print(await audit.CheckSumsAsync(cancel));
            for (; at.Phase < phases.Count; at = (at.Phase + 1, default))
            {
                var progress = new ProgressBar(phases[at.Phase].Name, await audit.EstimateAsync(phases[at.Phase], cancel));
                while (await phases[at.Phase].CheckAsync(at.After, cancel) is { Checked: > 0 } step)
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
            await Console.Error.WriteLineAsync(
                $"\nInterrupted with {violations} violations so far; go on with: verify --resume {phases[at.Phase].Name}:{at.After}");
            return Verbs.Failure;
        }
        await Console.Out.WriteLineAsync($"{violations} violations");
        return violations == 0 ? 0 : Verbs.Failure;
    }

    private static AuditPhase Sealed(QueryRunner queries, CheckpointKey? key)
    {
        var store = new CheckpointStore(queries);
        var audit = new CheckpointAudit(store, new(store), key);
        return new("checkpoints", "checkpoints", async (after, cancel) => await audit.CheckAsync(after.Key, cancel) is { } step
            ? new(1, step.Number, step.Found)
            : new(0, after, []));
    }

    private static int Print(IReadOnlyList<Violation> violations)
    {
        foreach (var violation in violations)
            Console.WriteLine($"{violation.Invariant}: {violation.Subject}: {violation.What}");
        return violations.Count;
    }

    private static (int Phase, AuditPlace After)? Find(IReadOnlyList<AuditPhase> phases, string? resume)
    {
        if (resume?.Split(':') is not [var name, var text])
            return (0, default);
        for (var i = 0; i < phases.Count; i++)
        {
            if (phases[i].Name == name && AuditPlace.TryParse(text, out var place))
                return (i, place);
        }
        return null;
    }
}
