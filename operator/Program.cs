using Wallet.Operator.Hosting;
using Wallet.Operator.Reconcile;

return await CommandLine.RunAsync(
    args,
    Environment.GetEnvironmentVariable,
    (options, stop) => OperatorHost.RunAsync(options, Environment.GetEnvironmentVariable, _ => new PlatformSteps([]), stop));
