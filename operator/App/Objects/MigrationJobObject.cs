using k8s.Models;

namespace Wallet.Operator.App.Objects;

/// <summary>
/// Brings the schema up to date before the pods that need it. A Job cannot be changed, so its name holds the hash of what it depends on;
/// it removes itself soon after its end, for Fargate bills a finished pod until it is gone.
/// </summary>
internal static class MigrationJobObject
{
    private static readonly TimeSpan KeepFinished = TimeSpan.FromMinutes(10);

    /// <summary>Name of the Job for these inputs.</summary>
    public static string NameOf(AppInputs inputs) => $"{inputs.MigrationName}-{AppHash.OfMigration(inputs)[..8]}";

    /// <summary>The object.</summary>
    public static AppObject Build(AppInputs inputs)
    {
        var app = inputs.Pass.Settings.App;
        var pod = PodObjects.Pod(inputs, PodObjects.Container(inputs, ApiContract.Migrate, inputs.MigrationName));
        pod.RestartPolicy = "Never";
        return AppObject.Of(
            inputs,
            ObjectKind.Job,
            NameOf(inputs),
            new V1Job
            {
                Spec = new V1JobSpec
                {
                    Suspend = false,
                    BackoffLimit = app.MigrationBackoffLimit,
                    ActiveDeadlineSeconds = PodObjects.Seconds(app.MigrationTimeout),
                    TtlSecondsAfterFinished = PodObjects.Seconds(KeepFinished),
                    Template = new V1PodTemplateSpec
                    {
                        Metadata = new V1ObjectMeta { Labels = PodObjects.Labels(inputs, PodObjects.MigratingComponent) },
                        Spec = pod,
                    },
                },
            });
    }
}
