using Wallet.Operator.Kube;
using Wallet.Operator.Platform;

namespace Wallet.Operator.Hosting;

/// <summary>
/// Brings a platform into the queue when something it owns changed: a moment later, so that the many changes of one pass or rollout become
/// one look, and not often, so that another controller that fights over a field cannot keep the operator busy.
/// </summary>
internal sealed class OwnedWakes(WorkQueue<PlatformKey> queue, TimeProvider time)
{
    /// <summary>From a change to the look at its platform.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Between two looks at one platform that changes of its objects cause.</summary>
    public static readonly TimeSpan Calm = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly Dictionary<PlatformKey, TimeSpan> _looks = [];
    private readonly long _began = time.GetTimestamp();

    /// <summary>An object of this platform changed.</summary>
    public void Wake(ObjectKey platform)
    {
        var key = new PlatformKey(platform.Namespace, platform.Name);
        lock (_lock)
        {
            var now = time.GetElapsedTime(_began);
            foreach (var calm in _looks.Where(look => look.Value + Calm <= now).Select(look => look.Key).ToList())
                _looks.Remove(calm);
            var last = _looks.TryGetValue(key, out var look) ? look : now + Pause - Calm;
            if (last <= now)
                last = _looks[key] = last + Calm;
            // Also when the look is planned already: a pass that began meanwhile has taken the plan with it.
            queue.AddAfter(key, last - now);
        }
    }
}
