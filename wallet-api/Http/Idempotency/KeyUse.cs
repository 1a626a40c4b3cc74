namespace Wallet.Api.Http.Idempotency;

/// <summary>Whether an operation takes an Idempotency-Key.</summary>
internal enum KeyUse
{
    /// <summary>It does not: repeating does no harm.</summary>
    None,

    /// <summary>It may, to have the first answer again; without one, repeating does no harm.</summary>
    Harmless,

    /// <summary>It may; without one, every request is another.</summary>
    Optional,

    /// <summary>It must have one, or a referenceId instead.</summary>
    OrReference,

    /// <summary>It must have one.</summary>
    Required,
}
