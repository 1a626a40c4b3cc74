using System.CommandLine;
using Wallet.LocalCloud;

const int BadArguments = 2;

var parsed = CommandLine.Build(UpAsync).Parse(args);
if (parsed.Errors.Count == 0) return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromMinutes(10) });
foreach (var error in parsed.Errors) Console.Error.WriteLine(error.Message);
Console.Error.WriteLine("\nUsage: local-cloud up | faults | state | journal [options]; with --help each lists its arguments.");
return BadArguments;

static async Task<int> UpAsync(CloudOptions options, CancellationToken stop)
{
    using var logs = LoggerFactory.Create(log => log.AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning));
    try
    {
        await using var cloud = await CloudHost.StartAsync(options with { Logs = logs });
        Console.WriteLine($"""
            The local cloud is up.
              Kubernetes  {cloud.Places.Kubernetes}  export KUBECONFIG={cloud.Places.Kubeconfig}
              AWS         {cloud.Places.Aws}  export AWS_ENDPOINT_URL={cloud.Places.Aws} AWS_REGION={cloud.Places.Region}
                          export AWS_ACCESS_KEY_ID={cloud.Places.AccessKeyId} AWS_SECRET_ACCESS_KEY={cloud.Places.SecretAccessKey}
              Ingress     {cloud.Places.Ingress}
              Control     {cloud.Places.Control}  local-cloud faults|state|journal --data {options.Directory}
              Seed        {options.Hostility.Seed}  WALLET_TEST_SEED repeats what AWS does at random
            All of it is in {Path.Combine(options.Directory, "cloud.json")}. Ctrl-C stops it.
            """);
        await Task.Delay(Timeout.InfiniteTimeSpan, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Console.WriteLine("stopping");
        return 0;
    }
    catch (CloudStartException fault)
    {
        Console.Error.WriteLine(fault.Message);
        return 1;
    }
}
