using Wallet.Api.Commands;

namespace Wallet.Api.Storage.References;

/// <summary>
/// How far references of transactions that were written without are filled in: all up to <paramref name="FilledTo"/> are. Pure.
/// <paramref name="LastMissing"/> is the last transaction that had none.
/// </summary>
internal sealed record ReferenceFilling(TransactionId FilledTo, TransactionId LastMissing, bool IsFilled)
{
    /// <summary>
    /// For how long none must have been missing: until then, a pod of a release that writes none may still serve, in a rolling update that got
    /// stuck.
    /// </summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromDays(7);

    /// <summary>After a step up to <paramref name="filledTo"/>; <paramref name="missing"/> is the last in it that had none.</summary>
    public ReferenceFilling To(TransactionId filledTo, TransactionId? missing)
    {
        var last = missing is { } id && id > LastMissing ? id : LastMissing;
        return new(filledTo, last, filledTo.Time - last.Time >= Quiet);
    }
}
