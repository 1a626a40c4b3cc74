using System.Security.Cryptography;
using System.Text.Json;
using Wallet.Api.Exports.Formats;
using Wallet.Api.Exports.Targets;
using Wallet.Api.Ledger.Exports;
using Wallet.Api.Storage;
using Wallet.Api.Storage.Exports;
using Wallet.Api.Telemetry;

namespace Wallet.Api.Exports;

/// <summary>
/// Does an export's next step: reads the rows of a part, puts its file, writes down that it is there; at the end, puts the manifest. It
/// remembers nothing, and a step that was not written down is done again with the same result.
/// </summary>
internal sealed class ExportRunner(
    ExportOptions options, ExportStore store, ExportPartStore parts, ExportSource source, IExportTarget target, LedgerClock clock,
    ApiMetrics metrics, ILogger<ExportRunner> log)
{
    /// <summary>Does the next step of the export whose turn it is; false when none is due.</summary>
    /// <exception cref="DatabaseException">The database does not answer: the step is done again later.</exception>
    public async Task<bool> StepAsync(CancellationToken cancel)
    {
        if (await store.NextDueAsync(cancel) is not { } job)
            return false;
        try
        {
            await AdvanceAsync(job, cancel);
        }
#pragma warning disable CA1031 // Whatever is wrong with this export must not keep the others from going on.
        catch (Exception exception) when (exception is not (DatabaseException { IsPassing: true } or OperationCanceledException))
#pragma warning restore CA1031
        {
            Log.StepFailed(log, exception, job.Id.ToString());
            await RetryAsync(job, new(PutOutcome.Refused, "A fault of the service, which is logged"), cancel);
        }
        return true;
    }

    private async Task AdvanceAsync(ExportJob job, CancellationToken cancel)
    {
        if (job.Target != options.Root)
        {
            await RetryAsync(job, new(PutOutcome.Refused, $"It was begun at {job.Target}, and the service writes to {options.Root} now"), cancel);
            return;
        }
        var (now, settling) = await clock.SettlingAsync(cancel);
        if (job.Terms.Before.Time + settling > now)
        {
            await store.WaitAsync(job.Id, job.Terms.Before.Time + settling, cancel);
            return;
        }
        var read = job.Progress.IsEnd ? new([], default, IsEnd: true) : await source.NextAsync(job, settling, cancel);
        if (read.Fault is { } fault)
            await FailAsync(job, fault, cancel);
        else if (read.Rows.Count == 0)
            await FinishAsync(job, cancel);
        else
            await WritePartAsync(job, read, cancel);
    }

    private async Task WritePartAsync(ExportJob job, PartRead read, CancellationToken cancel)
    {
        var (terms, number) = (job.Terms, job.Progress.Parts + 1);
        var format = PartFormats.Of(terms.Format);
        using var content = new MemoryStream();
        await format.WriteAsync(ExportColumn.Of(terms.Kind), read.Rows, content);
        var file = FileOf(job, PartName.Of(number, terms.Format), format.MediaType, content.ToArray());
        if (await target.PutAsync(file, cancel) is { Outcome: not PutOutcome.Written } refusal)
        {
            await RetryAsync(job, refusal, cancel);
            return;
        }
        var totals = CurrencyTotal.Of(read.Rows.Select(r => (r.Entry.Wallet.Currency, r.Entry.Amount)));
        var part = new ExportPart(number, read.Last, read.IsEnd, read.Rows.Count, file.Content.Length, file.Sha256, totals);
        if (!await parts.TryAddAsync(job, part, cancel))
            return;
        metrics.Exported(part.Rows);
        await store.AdvanceAsync(job.Id, cancel);
    }

    private async Task FinishAsync(ExportJob job, CancellationToken cancel)
    {
        var manifest = ExportManifest.Of(job, await parts.OfAsync(job.Id, cancel));
        var text = JsonSerializer.SerializeToUtf8Bytes(manifest, ManifestJson.Default.ExportManifest);
        if (await target.PutAsync(FileOf(job, PartName.Manifest, "application/json", text), cancel) is { Outcome: not PutOutcome.Written } refusal)
            await RetryAsync(job, refusal, cancel);
        else if (await store.EndAsync(job.Id, ExportState.Done, null, cancel))
        {
            metrics.ExportEnded(ExportNames.Of(ExportState.Done));
            Log.ExportDone(log, job.Id.ToString(), manifest.Parts.Count, manifest.Rows);
        }
    }

    private async Task RetryAsync(ExportJob job, PutAnswer refusal, CancellationToken cancel)
    {
        if (RetryPlan.After(refusal.Outcome, job.Tries).Pause is not { } pause)
        {
            await FailAsync(job, refusal.Cause, cancel);
            return;
        }
        if (job.Trouble != refusal.Cause)
            Log.ExportDelayed(log, job.Id.ToString(), refusal.Cause);
        await store.PostponeAsync(job.Id, pause, refusal.Cause, cancel);
    }

    private async Task FailAsync(ExportJob job, string cause, CancellationToken cancel)
    {
        if (!await store.EndAsync(job.Id, ExportState.Failed, cause, cancel))
            return;
        metrics.ExportEnded(ExportNames.Of(ExportState.Failed));
        Log.ExportFailed(log, job.Id.ToString(), cause);
    }

    private static ExportFile FileOf(ExportJob job, string name, string mediaType, byte[] content)
        => new(job.Id.ToString(), name, mediaType, content, SHA256.HashData(content));
}
