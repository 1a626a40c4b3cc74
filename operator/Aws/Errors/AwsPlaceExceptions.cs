namespace Wallet.Operator.Aws.Errors;

/// <summary>The operator's credentials are of another account than the one that the platform was built in.</summary>
internal sealed class WrongAccountException(string built, string current) : Exception(
    $"The platform was built in account {built}, but the operator's credentials are for account {current}: nothing is changed. Give the "
    + $"operator a role in account {built}.");

/// <summary>There is no such region, as far as the SDK knows, and AWS does not answer there.</summary>
internal sealed class UnknownRegionException(string region, Exception inner) : Exception(
    $"AWS does not answer in region \"{region}\", and no such region is known: correct spec.region.", inner);
