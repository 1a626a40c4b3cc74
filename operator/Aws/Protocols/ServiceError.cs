using System.Net;
using Amazon.Runtime;

namespace Wallet.Operator.Aws.Protocols;

/// <summary>An error as the service reported it; every modelled exception is made from one.</summary>
/// <param name="Message">What the service says.</param>
/// <param name="Inner">The HTTP failure beneath: the retry policy reads Retry-After from it.</param>
/// <param name="Type">Whose fault it is: Sender or Receiver.</param>
/// <param name="Code">Wire code, e.g. <c>DBInstanceNotFound</c>: not always the shape's name.</param>
/// <param name="RequestId">Identifier to quote to AWS support.</param>
/// <param name="StatusCode">HTTP status.</param>
internal sealed record ServiceError(
    string Message, Exception? Inner, ErrorType Type, string Code, string RequestId, HttpStatusCode StatusCode);
