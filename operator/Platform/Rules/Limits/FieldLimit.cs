using System.Text.Json;

namespace Wallet.Operator.Platform.Rules.Limits;

/// <summary>
/// What one field of the spec may hold, as the CRD's schema says it: data, so that a test compares the two. <paramref name="Path"/> is
/// written from the spec down, with <c>[]</c> after a list: <c>messaging.topics[].name</c>.
/// </summary>
internal abstract record FieldLimit(string Path)
{
    /// <summary>What is wrong with each value at the path.</summary>
    public IEnumerable<SpecViolation> Check(JsonElement spec)
        => from found in FieldPath.Find(spec, Path)
           where found.Value.ValueKind != JsonValueKind.Null
           from complaint in Complaints(found.Value)
           select new SpecViolation(found.Path, complaint);

    /// <summary>What is wrong with one value.</summary>
    protected abstract IEnumerable<string> Complaints(JsonElement value);
}
