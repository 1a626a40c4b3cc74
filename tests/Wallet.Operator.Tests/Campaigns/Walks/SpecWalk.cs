using System.Text.Json.Nodes;
using Wallet.Operator.Platform;

namespace Wallet.Operator.Tests.Campaigns.Walks;

/// <summary>
/// Edits of a ready platform, good ones and wrong ones, one after another and before the last are carried out. Whenever it is left alone for long
/// enough, it is as its spec says, or it says what it cannot have and the way back is open. In the end it has its first spec again.
/// </summary>
internal sealed class SpecWalk(LivePlatform platform, IReadOnlyDictionary<string, string> first, int seed)
{
    private const int Steps = 10;
    private const int MostEdits = 3;
    private const int MostPasses = 6;
    private const int WrongOf = 5;
    private const int PassesToShow = 400;
    private const int Patience = 3000;

    private readonly Random _random = new(seed);
    private readonly List<string> _path = [];
    private bool _hasWrong;

    /// <summary>Goes it.</summary>
    /// <exception cref="WalkException">With the edits so far.</exception>
    public async Task GoAsync()
    {
        var settled = SpecPatches.SpecOf(await platform.ReadAsync());
        var begin = settled;
        for (var step = 0; step < Steps; step++)
        {
            await EditAsync();
            for (var passes = _random.Next(MostPasses); passes > 0; passes--)
                await platform.PassAsync();
            if (_random.Next(2) == 0)
                settled = await SettleAsync(settled);
        }

        await ReturnAsync(begin, "its first spec");
    }

    private async Task EditAsync()
    {
        var isWrong = _random.Next(WrongOf) == 0;
        var patch = new JsonObject();
        if (isWrong)
            Merge(patch, One(WrongValues.All).Patch);
        for (var edits = isWrong ? 0 : 1 + _random.Next(MostEdits); edits > 0; edits--)
        {
            var knob = One(Knobs.All);
            Merge(patch, new WrongValue(knob.Path, !knob.IsRequired && _random.Next(3) == 0 ? null : One(knob.Values).DeepClone()).Patch);
        }

        var isTaken = await platform.PatchAsync(patch);
        _path.Add($"{patch.ToJsonString()}{(isTaken ? "" : " refused")}");
        if (!isTaken && !isWrong)
            throw Failure("a good edit is refused");
        _hasWrong |= isTaken && isWrong;
    }

    // Until everything is as the spec says, or it says that it cannot be.
    private async Task<JsonObject> SettleAsync(JsonObject last)
    {
        for (var passes = 0; ; passes++)
        {
            var now = await platform.ReadAsync();
            if (SpecPatches.IsReady(now))
            {
                _path.Add("ready");
                _hasWrong = false;
                await CheckAsync(now.Metadata.Uid, SpecPatches.SpecOf(now));
                return SpecPatches.SpecOf(now);
            }

            var isShown = now.Status!.ObservedGeneration == now.Metadata.Generation && SpecPatches.IsShown(now.Status, _hasWrong && passes > PassesToShow);
            if (isShown && _hasWrong)
            {
                await ReturnAsync(last, "the last good spec");
                return last;
            }

            if (passes > Patience || (isShown && passes > PassesToShow))
                throw Failure($"neither as the spec says nor shown: {LivePlatform.Describe(now.Status)}");
            await platform.PassAsync();
        }
    }

    private async Task ReturnAsync(JsonObject spec, string what)
    {
        _path.Add($"back to {what}");
        if (!await platform.ReplaceAsync((JsonObject)spec.DeepClone()))
            throw Failure("the way back is refused");
        _hasWrong = false;
        for (var passes = 0; !SpecPatches.IsReady(await platform.ReadAsync()); passes++)
        {
            if (passes > Patience)
                throw Failure($"it does not come back: {LivePlatform.Describe(await platform.StatusAsync())}");
            await platform.PassAsync();
        }

        await CheckAsync((await platform.ReadAsync()).Metadata.Uid, spec);
    }

    private async Task CheckAsync(string uid, JsonObject spec)
    {
        var names = new PlatformNames(platform.Key.Name, uid);
        var differences = new List<string>();
        foreach (var knob in Knobs.All)
        {
            var wanted = knob.In(spec) is { } value ? knob.Says(value) : first[knob.Path];
            var found = await knob.ObserveAsync(platform, names);
            if (found != wanted)
                differences.Add($"{knob.Path} is {found}, not {wanted}");
        }

        if (differences.Count > 0)
            throw Failure($"ready, but {string.Join("; ", differences)}");
    }

    private T One<T>(IReadOnlyList<T> all) => all[_random.Next(all.Count)];

    private static void Merge(JsonObject into, JsonObject patch)
    {
        foreach (var (name, value) in patch)
        {
            if (into[name] is JsonObject inner && value is JsonObject more)
                Merge(inner, more);
            else
                into[name] = value?.DeepClone();
        }
    }

    private WalkException Failure(string what) => new($"seed {seed}, {string.Join(" > ", _path)}: {what}");
}

/// <summary>A walk went wrong.</summary>
internal sealed class WalkException(string message) : Exception(message);
