namespace Wallet.Api.Tests.Telemetry;

/// <summary>A span as it came over the wire; ids are lower-case hexadecimal. Field numbers are those of opentelemetry/proto/trace/v1.</summary>
public sealed record OtlpSpan(string TraceId, string SpanId, string ParentId, string Name)
{
    /// <summary>What the span says of itself.</summary>
    public required IReadOnlyDictionary<string, string> Attributes { get; init; }

    /// <summary>What its sender says of itself.</summary>
    public required IReadOnlyDictionary<string, string> Resource { get; init; }

    /// <summary>The span ids that it links to.</summary>
    public required IReadOnlyList<string> Links { get; init; }

    /// <summary>All spans of an ExportTraceServiceRequest.</summary>
    public static IEnumerable<OtlpSpan> ReadAll(byte[] request)
    {
        foreach (var ofResource in ProtoMessage.Read(request).Messages(1))
        {
            var resource = Pairs(ofResource.Messages(1).Single().Messages(1));
            foreach (var span in ofResource.Messages(2).SelectMany(scope => scope.Messages(2)))
                yield return Read(span, resource);
        }
    }

    private static OtlpSpan Read(ProtoMessage span, IReadOnlyDictionary<string, string> resource)
        => new(span.Hex(1), span.Hex(2), span.Hex(4), span.Text(5))
        {
            Attributes = Pairs(span.Messages(9)),
            Resource = resource,
            Links = [.. span.Messages(13).Select(link => link.Hex(2))],
        };

    // Values other than text are not of interest here.
    private static Dictionary<string, string> Pairs(IEnumerable<ProtoMessage> pairs)
        => pairs.ToDictionary(pair => pair.Text(1), pair => pair.Messages(2).Single().Text(1));
}
