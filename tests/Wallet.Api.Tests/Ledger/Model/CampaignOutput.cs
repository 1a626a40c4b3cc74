using Xunit.Abstractions;
using Xunit.Sdk;

namespace Wallet.Api.Tests.Ledger.Model;

/// <summary>Shows a campaign's progress while it runs, to whoever turned on xUnit's diagnostic messages.</summary>
public sealed class CampaignOutput(IMessageSink sink)
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(20);
    private TimeSpan _next = Period;

    internal void Tell(CampaignProgress progress)
    {
        if (progress.Elapsed < _next && progress.Done < progress.Count)
            return;
        _next = progress.Elapsed + Period;
        sink.OnMessage(new DiagnosticMessage("{0}", progress));
    }
}
