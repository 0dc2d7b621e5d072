namespace RearCloud.Client.Carriers;

/// <summary>A way to the server. It moves frames and knows nothing of what they mean.</summary>
internal interface ICarrier : IAsyncDisposable
{
    ClientCarrier Kind { get; }

    /// <summary>Opens a link. Nothing has been heard from the server yet when it returns.</summary>
    /// <exception cref="CarrierException">The server cannot be reached, or does not want this device.</exception>
    Task<ICarrierLink> OpenAsync(CancellationToken cancellationToken);
}
