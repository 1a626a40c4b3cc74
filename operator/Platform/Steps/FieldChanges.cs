using System.Globalization;

namespace Wallet.Operator.Platform.Steps;

/// <summary>
/// Compares a resource field by field and collects the differences, for people as text and for AWS in the request: fields that are as
/// they should be are never sent.
/// </summary>
/// <param name="request">Request that gets the differing fields.</param>
internal sealed class FieldChanges<TRequest>(TRequest request)
{
    private readonly List<FieldChange> _fields = [];

    /// <summary>The request with the differing fields in it.</summary>
    public TRequest Request => request;

    /// <summary>Nothing differs.</summary>
    public bool IsEmpty => _fields.Count == 0;

    /// <summary>The differences.</summary>
    public IReadOnlyList<FieldChange> Fields => _fields;

    /// <summary>Compares one field.</summary>
    public FieldChanges<TRequest> Compare<T>(string name, T observed, T desired, Action<TRequest, T> put)
    {
        if (EqualityComparer<T>.Default.Equals(observed, desired))
            return this;
        put(request, desired);
        _fields.Add(new FieldChange(name, Text(observed), Text(desired)));
        return this;
    }

    /// <summary>Compares one field of text whose case carries no meaning, such as windows and identifiers.</summary>
    public FieldChanges<TRequest> CompareIgnoringCase(string name, string? observed, string? desired, Action<TRequest, string?> put) =>
        string.Equals(observed, desired, StringComparison.OrdinalIgnoreCase) ? this : Compare(name, observed, desired, put);

    /// <summary>Compares one list whose order carries no meaning.</summary>
    public FieldChanges<TRequest> CompareSets(
        string name, IEnumerable<string> observed, IEnumerable<string> desired, Action<TRequest, List<string>> put)
    {
        var (was, wanted) = (Sorted(observed), Sorted(desired));
        if (was.SequenceEqual(wanted))
            return this;
        put(request, wanted);
        _fields.Add(new FieldChange(name, $"[{string.Join(' ', was)}]", $"[{string.Join(' ', wanted)}]"));
        return this;
    }

    private static List<string> Sorted(IEnumerable<string> items) => [.. items.Distinct().Order(StringComparer.Ordinal)];

    private static string Text<T>(T value) => Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : "(none)";
}
