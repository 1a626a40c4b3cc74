using System.CommandLine;
using Wallet.Bench;
using Wallet.Bench.Servers;

var isShort = new Option<bool>("--short") { Description = "end within five minutes: shorter phases, and without the large tables" };
var output = new Option<DirectoryInfo>("--output")
{
    Description = "folder for bench.json and bench.svg",
    DefaultValueFactory = _ => new("artifacts/bench"),
};
var baseline = new Option<FileInfo>("--baseline") { Description = "Wallet.Api.dll of another tree, measured in turns with this one" };
baseline.AcceptExistingOnly();
var run = new Command("run", "Measure everything in one run and write the figures.") { isShort, output, baseline };
run.SetAction((parsed, cancel) => Campaign.RunAsync(
    parsed.GetValue(isShort), parsed.GetValue(baseline), parsed.GetValue(output)!, cancel));
var wallets = new Option<int>("--wallets") { Description = "wallets in the ledger", DefaultValueFactory = _ => 10_000_000 };
wallets.Validators.Add(given =>
{
    if (given.GetValue(wallets) < 1)
        given.AddError("--wallets takes a number from 1 up.");
});
var migration = new Command("migration", "Migrate a ledger of the first release that is in use, and say how long its writes wait.") { wallets };
migration.SetAction((parsed, cancel) => MigrationRun.RunAsync(parsed.GetValue(wallets), cancel));
var settings = new Argument<string[]>("settings") { Arity = ArgumentArity.OneOrMore };
var serve = new Command("serve", "Internal: the peer as a process of its own.") { settings };
serve.Hidden = true;
serve.SetAction((parsed, _) => PeerServer.ServeAsync(parsed.GetValue(settings)!));
var root = new RootCommand("Measures the wallet API against a peer and against the database's limit, on this machine.") { run, migration, serve };
var result = root.Parse(args);
var exit = await result.InvokeAsync();
return result.Errors.Count == 0 ? exit : 2;
