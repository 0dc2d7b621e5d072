using System.Collections.Concurrent;
using RearCloud.Rendering.Fonts;
using RearCloud.Rendering.Images;
using RearCloud.Rendering.Pictures;
using RearCloud.Scene;

namespace RearCloud.Server.Layouts.Pictures;

/// <summary>
/// A few painters that take turns: a painter and its caches belong to one thread at a time, and painting must not take every core from the sessions.
/// </summary>
internal sealed class PictureStudios : IDisposable
{
    /// <summary>Pictures that are painted at the same time.</summary>
    private const int Count = 2;

    private readonly SemaphoreSlim _free = new(Count);
    private readonly ConcurrentBag<PictureStudio> _studios = [];

    public PictureStudios(IAssetSource assets)
    {
        var fonts = new FontLibrary();
        for (var i = 0; i < Count; i++) _studios.Add(new PictureStudio(fonts, assets));
    }

    public async Task<byte[]> PaintAsync(Snapshot snapshot, DateTimeOffset time, PictureOptions options, CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        try
        {
            if (!_studios.TryTake(out var studio)) throw new InvalidOperationException("A studio is free but nowhere: it was taken twice.");
            try
            {
                return await Task.Run(() => studio.Paint(snapshot, time, options), CancellationToken.None);
            }
            finally
            {
                _studios.Add(studio);
            }
        }
        finally
        {
            _free.Release();
        }
    }

    public void Dispose()
    {
        foreach (var studio in _studios) studio.Dispose();
        _free.Dispose();
    }
}
