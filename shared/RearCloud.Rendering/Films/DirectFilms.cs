using RearCloud.Core;
using RearCloud.Rendering.Images;
using RearCloud.Rendering.Memory;
using RearCloud.Scene.Drawing;

namespace RearCloud.Rendering.Films;

/// <summary>Decodes each frame when it is drawn, on the caller's thread: exact, and as slow as that is. For one thread at a time.</summary>
internal sealed class DirectFilms(IAssetSource assets) : IFilmFrames, IDisposable
{
    private const int Most = 8;

    private readonly LruCache<FilmKey, Playing> _kept = new(Most, static playing => playing.Dispose());

    public long Settle(DrawOp.Film film, DateTimeOffset time) => film.PositionAt(time);

    public FilmFrame? FrameOf(DrawOp.Film film, DateTimeOffset time)
    {
        var key = FilmKey.Of(film);
        if (!_kept.TryGet(key, out var playing))
        {
            var opened = FilmDecoder.Open(assets, film.Picture);
            if (opened is { IsSuccess: true, Value: null }) return null;
            _kept.Add(key, playing = new Playing(opened), 1);
        }

        return playing.FrameOf(film.Timing.FrameOf(film.PositionAt(time)));
    }

    public void Dispose() => _kept.Dispose();

    /// <summary>A film with its frame of now. One that does not open, or of which a frame did not decode, has none any more.</summary>
    private sealed class Playing(Result<FilmDecoder?> opened) : IDisposable
    {
        private FilmDecoder? _decoder = opened.IsSuccess ? opened.Value : null;
        private FilmFrame? _frame;
        private int _holds = -1;

        public FilmFrame? FrameOf(int frame)
        {
            if (_decoder is null || frame == _holds) return _frame;
            _frame ??= _decoder.NewFrame();
            _holds = frame;
            if (_decoder.Decode(frame, _frame) is not null) Dispose();
            return _frame;
        }

        public void Dispose()
        {
            _decoder?.Dispose();
            _frame?.Dispose();
            (_decoder, _frame) = (null, null);
        }
    }
}
