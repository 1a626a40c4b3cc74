using Wallet.Operator.Hosting;

return await CommandLine.RunAsync(
    args,
    Environment.GetEnvironmentVariable,
    (options, stop) => OperatorHost.RunAsync(options, Environment.GetEnvironmentVariable, stop));
