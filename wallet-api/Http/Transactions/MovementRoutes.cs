using Wallet.Api.Commands;
using Wallet.Api.Http.Idempotency;
using Wallet.Api.Http.Problems;

namespace Wallet.Api.Http.Transactions;

/// <summary>The operations that move money of one wallet.</summary>
internal sealed class MovementRoutes(MovementEndpoints movements)
{
    private const string Movement = """{"amount":"12.30","referenceId":"order-4711","description":"lunch"}""";

    /// <summary>All of them, below /api/v1.</summary>
    public IReadOnlyList<Route> All =>
    [
        Money("deposit", "Money comes from outside", Movement, movements.DepositAsync),
        Money("withdraw", "Money goes outside", Movement, movements.WithdrawAsync),
        Money(
            "transfer", "Money goes to another wallet",
            """{"amount":"12.30","destinationWalletId":"01990000-0000-7000-8000-000000000000","referenceId":"order-4711"}""",
            movements.TransferAsync),
    ];

    private static Route Money(string verb, string summary, string example, Func<HttpContext, Task<ApiResult>> handle)
        => new("POST", $"/wallets/{{walletId}}/{verb}", verb == "transfer" ? Scope.Transfer : Scope.Write, summary, handle)
        {
            Request = typeof(MovementRequest),
            Example = example,
            Response = typeof(MovementResponse),
            IsVersioned = true,
            HasLocation = true,
            Key = KeyUse.OrReference,
            Problems = [.. RouteProblems.OfMovement, .. verb == "transfer" ? [ProblemType.Of(ResultCode.InvalidTransfer)] : Array.Empty<ProblemType>()],
        };
}
