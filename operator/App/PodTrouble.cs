using k8s.Models;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.App;

/// <summary>
/// Why a pod does not come up, and what to do. Reasons are the kubelet's ("Container states" of kubernetes.io's pod lifecycle;
/// kubernetes/pkg/kubelet/images/types.go). Its messages alternate and count seconds, so they are not repeated: a condition that
/// changes with each look says less.
/// </summary>
internal static class PodTrouble
{
    private static readonly string[] NoImage =
        ["ErrImagePull", "ImagePullBackOff", "InvalidImageName", "ErrImageNeverPull", "ImageInspectError", "RegistryUnavailable"];

    private static readonly string[] NoContainer =
        ["CreateContainerConfigError", "CreateContainerError", "RunContainerError", "PostStartHookError"];

    /// <summary>Null when nothing is known against it, or it is on its way out.</summary>
    public static Finding? Of(V1Pod pod)
    {
        if (pod.Metadata.DeletionTimestamp is not null || pod.Status is not { } status)
            return null;
        var scheduled = status.Conditions?.FirstOrDefault(held => held.Type == "PodScheduled");
        if (scheduled is { Status: "False", Reason: "Unschedulable" } unplaced)
            return Stuck("Unschedulable", $"Pod {pod.Name()} is not placed: {unplaced.Message}");
        return (status.InitContainerStatuses ?? []).Concat(status.ContainerStatuses ?? [])
            .Select(container => OfContainer(pod, container))
            .FirstOrDefault(trouble => trouble is not null);
    }

    private static Finding? OfContainer(V1Pod pod, V1ContainerStatus container) => container.State?.Waiting?.Reason switch
    {
        { } reason when NoImage.Contains(reason) => Stuck(
            "ImagePullBackOff",
            $"Pod {pod.Name()} cannot pull the image {container.Image}. Correct spec.app.image, or let the pod execution role read its "
                + $"registry. See: kubectl describe pod -n {pod.Namespace()} {pod.Name()}"),
        "CrashLoopBackOff" => Stuck(
            "CrashLoopBackOff",
            $"Container {container.Name} of pod {pod.Name()} ends soon after each start{Ending(container.LastState?.Terminated)}. "
                + $"See: kubectl logs -n {pod.Namespace()} {pod.Name()} -c {container.Name} --previous"),
        { } reason when NoContainer.Contains(reason) => Stuck(
            reason,
            $"Container {container.Name} of pod {pod.Name()} cannot be started ({reason}). "
                + $"See: kubectl describe pod -n {pod.Namespace()} {pod.Name()}"),
        _ => null,
    };

    private static string Ending(V1ContainerStateTerminated? last) => last switch
    {
        null => "",
        { Reason: "OOMKilled" } => ", out of memory: raise spec.app.memory",
        _ => $", with exit code {last.ExitCode}",
    };

    // The next look is soon: a corrected image or a zone that is back needs no change of ours.
    private static Finding Stuck(string reason, string message) => Finding.Stuck(reason, message) with { After = Pace.Settling };
}
