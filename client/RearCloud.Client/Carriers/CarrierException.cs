using RearCloud.Core;

namespace RearCloud.Client.Carriers;

/// <summary>A link that could not be made or broke.</summary>
internal sealed class CarrierException(Problem problem, bool isRefusal, Exception? inner = null) : Exception(problem.ToString(), inner)
{
    public Problem Problem { get; } = problem;

    /// <summary>True if the server was reached and does not accept the token.</summary>
    public bool IsRefusal { get; } = isRefusal;

    public static CarrierException Broken(Exception cause) => new(
        new Problem("carrier.broken", "", $"The connection to the server failed: {cause.Message}", "Check the network and the server's address; the next attempt follows by itself."),
        isRefusal: false,
        cause);

    public static CarrierException Unauthorized(Exception cause) => new(
        new Problem("carrier.unauthorized", "", "The server does not accept this device's token.", "Enrol the device again and give the client its new token."),
        isRefusal: true,
        cause);
}
