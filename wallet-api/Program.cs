using System.CommandLine;
using Wallet.Api;

var root = new RootCommand(
    "The wallet API: a double-entry ledger behind REST. It is configured by environment variables; see config/contract/wallet-api.json.")
{
    Verbs.Serve(),
    Verbs.Migrate(),
    VerifyVerb.Create(),
    VerifyProofVerb.Create(),
    VerifyExportVerb.Create(),
    OpenApiVerb.Create(),
};
var parsed = root.Parse(args);
if (parsed.Errors.Count == 0)
    return await parsed.InvokeAsync();
await parsed.InvokeAsync();
return Verbs.UsageError;
