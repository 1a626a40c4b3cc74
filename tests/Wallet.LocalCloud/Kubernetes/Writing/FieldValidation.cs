namespace Wallet.LocalCloud.Kubernetes.Writing;

internal enum FieldValidation
{
    Ignore,
    Warn,
    Strict,
}
