namespace Wallet.Api.Commands;

/// <summary>The retry meaning of <see cref="ResultCode"/>.</summary>
internal static class ResultCodes
{
    /// <summary>Whether the answer is kept for the key: what was executed or refused by the rules stays so.</summary>
    public static bool IsFinal(this ResultCode code) => code < ResultCode.KeyReused;

    /// <summary>Whether the same request may succeed when sent again with the same key.</summary>
    public static bool IsRetryable(this ResultCode code) => code >= ResultCode.Overloaded;
}
