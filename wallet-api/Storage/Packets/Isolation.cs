namespace Wallet.Api.Storage.Packets;

/// <summary>
/// What goes before the statement, or the <c>START TRANSACTION</c>, that is to run at a level. The leading ROLLBACK makes sure that nothing a pooled
/// connection may have left open is ever committed by it.
/// </summary>
internal static class Isolation
{
    /// <summary>
    /// What others commit meanwhile is seen. Locked is what is changed or read for change; neither gaps between keys nor what is only read or
    /// does not meet the condition (MySQL manual, Transaction Isolation Levels).
    /// </summary>
    public const string ReadCommitted = "ROLLBACK;SET TRANSACTION ISOLATION LEVEL READ COMMITTED;";

    /// <summary>All statements see the moment of the first.</summary>
    public const string RepeatableRead = "ROLLBACK;SET TRANSACTION ISOLATION LEVEL REPEATABLE READ;";
}
