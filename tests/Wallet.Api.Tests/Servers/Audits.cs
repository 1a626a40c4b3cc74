using Wallet.Api.Balances;
using Wallet.Api.Ledger;

namespace Wallet.Api.Tests.Servers;

/// <summary>Audits from beginning to end.</summary>
internal static class Audits
{
    /// <summary>Everything that <c>verify</c> finds.</summary>
    public static async Task<List<Violation>> EverythingAsync(LedgerAudit audit)
    {
        var violations = new List<Violation>(await audit.CheckSumsAsync(default));
        foreach (var phase in audit.Phases)
            violations.AddRange(await AllAsync(phase.CheckAsync));
        return violations;
    }

    /// <summary>What one check finds, step by step.</summary>
    public static async Task<List<Violation>> AllAsync(Func<AuditPlace, CancellationToken, Task<AuditStep>> check)
    {
        var violations = new List<Violation>();
        for (var step = await check(default, default); step.Checked > 0; step = await check(step.Last, default))
            violations.AddRange(step.Violations);
        return violations;
    }
}
