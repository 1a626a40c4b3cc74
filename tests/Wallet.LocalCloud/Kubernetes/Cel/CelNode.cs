namespace Wallet.LocalCloud.Kubernetes.Cel;

/// <summary>A parsed expression.</summary>
internal abstract record CelNode;

internal sealed record CelLiteral(object? Value) : CelNode;

/// <summary>A variable, or the name of a type.</summary>
internal sealed record CelName(string Id) : CelNode;

/// <summary><c>a.b</c>, or <c>a.?b</c> when it is optional.</summary>
internal sealed record CelSelect(CelNode Of, string Field, bool IsOptional = false) : CelNode;

/// <summary><c>a[b]</c>, or <c>a[?b]</c> when it is optional.</summary>
internal sealed record CelIndex(CelNode Of, CelNode At, bool IsOptional = false) : CelNode;

/// <summary>A function, a method or an operator, which is called <c>_+_</c>.</summary>
internal sealed record CelCall(CelNode? Target, string Function, IReadOnlyList<CelNode> Arguments) : CelNode
{
    /// <summary>The target and the arguments, as the function sees them.</summary>
    public IEnumerable<CelNode> Operands => Target is null ? Arguments : [Target, .. Arguments];
}

internal sealed record CelListNode(IReadOnlyList<CelNode> Items) : CelNode;

internal sealed record CelMapNode(IReadOnlyList<(CelNode Key, CelNode Value)> Entries) : CelNode;

/// <summary><c>has(a.b)</c>.</summary>
internal sealed record CelPresence(CelSelect Field) : CelNode;

/// <summary><c>cel.bind(name, value, body)</c>, and the body of <c>optMap</c>.</summary>
internal sealed record CelBinding(string Name, CelNode Value, CelNode Body) : CelNode;

/// <summary><c>optional.optMap(name, body)</c> and <c>optFlatMap</c>.</summary>
internal sealed record CelOptionalMap(CelNode Of, string Name, CelNode Body, bool IsFlat) : CelNode;

/// <summary>What a macro over a list or a map comes to.</summary>
internal enum CelFoldKind
{
    All,
    Exists,
    ExistsOne,
    Filter,
    Map,
    TransformList,
    TransformMap,
}

/// <summary>A macro over a list or a map: with one variable the element or the key, with two also the index or the value.</summary>
/// <param name="Condition">What it asks of each element; null when it takes all.</param>
/// <param name="Result">What it makes of each element that it takes; null when it makes nothing.</param>
internal sealed record CelFold(
    CelFoldKind Kind, CelNode Range, string First, string? Second, CelNode? Condition, CelNode? Result) : CelNode;
