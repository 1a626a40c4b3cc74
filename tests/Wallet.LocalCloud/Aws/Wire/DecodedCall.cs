using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.Wire;

/// <summary>Which operation a request names, and with what members.</summary>
internal sealed record DecodedCall(string Operation, JsonObject Input);
