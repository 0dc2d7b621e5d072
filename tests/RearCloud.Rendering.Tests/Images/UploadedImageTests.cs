using System.Buffers.Binary;
using RearCloud.Core;
using RearCloud.Core.Panels;
using RearCloud.Rendering.Films.Decoding;
using RearCloud.Rendering.Images;
using RearCloud.Rendering.Tests.Samples;
using RearCloud.TestKit.Assets;
using SkiaSharp;

namespace RearCloud.Rendering.Tests.Images;

public sealed class UploadedImageTests
{
    [Theory]
    [InlineData(1, 2048, 1536)]
    [InlineData(3, 2048, 1536)]
    [InlineData(6, 1536, 2048)]
    [InlineData(8, 1536, 2048)]
    public void A_photograph_of_twelve_megapixels_is_stored_upright_and_smaller(int orientation, int width, int height)
    {
        var stored = Stored(Photos.Jpeg(4032, 3024, (ushort)orientation));

        Assert.Equal("image/webp", stored.ContentType);
        Assert.Equal((width, height), (stored.Width, stored.Height));
        using var picture = SKBitmap.Decode(stored.Bytes);
        Assert.Equal((width, height), (picture.Width, picture.Height));
        AssertCorners(picture, orientation);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void Every_orientation_is_turned_upright(int orientation)
    {
        using var picture = SKBitmap.Decode(Stored(Photos.Jpeg(160, 120, (ushort)orientation)).Bytes);
        AssertCorners(picture, orientation);
    }

    [Fact]
    public void A_square_webp_of_sixteen_megapixels_is_stored_smaller()
    {
        var stored = Stored(Photos.Encode(4096, 4096, SKEncodedImageFormat.Webp));
        Assert.Equal((2048, 2048), (stored.Width, stored.Height));
        AssertCorners(SKBitmap.Decode(stored.Bytes), 1);
    }

    [Fact]
    public void A_small_image_keeps_its_pixels_and_its_transparency()
    {
        using var icon = new SKBitmap(48, 32);
        icon.Erase(SKColors.Transparent);
        icon.SetPixel(3, 5, new SKColor(0xFF, 0x80, 0x00));
        using var data = icon.Encode(SKEncodedImageFormat.Png, 100);

        var stored = Stored(data.ToArray());

        Assert.Equal("image/png", stored.ContentType);
        using var picture = SKBitmap.Decode(stored.Bytes);
        Assert.Equal(icon.Pixels, picture.Pixels);
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public void A_truncated_file_is_a_problem_and_not_half_an_image(SKEncodedImageFormat format)
    {
        var whole = Photos.Encode(800, 600, format);
        foreach (var part in (double[])[0.05, 0.5, 0.95])
        {
            var problem = Refused(whole[..(int)(whole.Length * part)]);
            Assert.True(problem.Code is "image.truncated" or "image.damaged", problem.ToString());
        }

        Assert.Equal("image.truncated", Refused(whole[..(whole.Length / 2)]).Code);
    }

    [Fact]
    public void A_header_that_promises_too_many_pixels_is_refused_before_decoding()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var problem = Refused(Photos.PngHeader(30_000, 30_000));
        Assert.Equal("image.too-many-pixels", problem.Code);
        Assert.Contains("30000 x 30000", problem.Message, StringComparison.Ordinal);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1_000_000);
    }

    [Fact]
    public void A_header_that_promises_more_than_the_data_has_is_refused()
    {
        var png = Photos.Encode(64, 64, SKEncodedImageFormat.Png);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), 4_000);
        Photos.FixHeaderChecksum(png);
        Assert.True(Refused(png).Code is "image.truncated" or "image.damaged");
    }

    [Theory]
    [InlineData("<html><script>alert(1)</script></html>", "image.type")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'/>", "image.type")]
    [InlineData("MZ\u0090\0", "image.type")]
    public void A_file_that_lies_about_its_type_is_refused(string content, string code) =>
        Assert.Equal(code, Refused(System.Text.Encoding.Latin1.GetBytes(content)).Code);

    [Fact]
    public void A_heic_photograph_is_refused_by_name()
    {
        var problem = Refused([0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0]);
        Assert.Equal("image.type", problem.Code);
        Assert.Contains("HEIC", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_behind_a_right_beginning_that_are_garbage_are_refused()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        byte[][] beginnings = [[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], [0xFF, 0xD8, 0xFF, 0xE0], [.. "GIF89a"u8], [.. "BM"u8], [.. "RIFF"u8, 9, 9, 9, 9, .. "WEBPVP8 "u8]];
        for (var i = 0; i < 200; i++)
        {
            var garbage = new byte[random.Next(0, 2_000)];
            random.NextBytes(garbage);
            byte[] file = [.. beginnings[i % beginnings.Length], .. garbage];
            Assert.False(UploadedImage.Reencode(new MemoryStream(file)).IsSuccess, $"seed {seed}, file {i}");
        }
    }

    [Fact]
    public void No_bytes_are_a_problem() => Assert.Equal("image.empty", Refused([]).Code);

    [Fact]
    public void Reading_stops_at_the_limit_whatever_the_stream_claims()
    {
        var endless = new EndlessStream();
        var result = UploadedImage.Reencode(endless, UploadLimits.Default with { Bytes = 1_000_000 });
        Assert.Equal("image.too-large", result.Problem?.Code);
        Assert.InRange(endless.BytesRead, 1_000_000, 1_200_000);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_film_stays_a_film_with_its_timing_at_its_size_or_smaller(bool isGif)
    {
        var upload = isGif ? SampleFilms.Gif(new PixelSize(300, 200), 5, 12, repeats: 2) : SampleFilms.Webp(new PixelSize(300, 200), 5, 120, plays: 3);
        var kept = Stored(upload);
        var reduced = UploadedImage.Reencode(new MemoryStream(upload), UploadLimits.Default with { StoredSide = 150 }).Value;
        var forPanel = PanelImage.Reduce(new MemoryStream(upload), new PixelSize(30, 20)).Value;
        (StoredImage Image, PixelSize Size)[] all = [(kept, new(300, 200)), (reduced, new(150, 100)), (forPanel, new(30, 20))];
        foreach (var (image, size) in all)
        {
            Assert.Equal(("image/webp", size), (image.ContentType, new PixelSize(image.Width, image.Height)));
            using var film = FilmFile.Open(image.Bytes).Value;
            Assert.Equal((size, 5, 3, TimeSpan.FromMilliseconds(120)), (film.Size, film.Timing.Frames, film.Timing.Plays, film.Timing.DurationOf(4)));
            using var canvas = new FilmCanvas(film);
            for (var i = 0; i < 5; i++)
            {
                var middle = canvas.Decode(i)!.GetPixel(size.Width / 2, size.Height / 2);
                if (isGif) Assert.True(Math.Abs(middle.Red - SampleFilms.PlainColor(i).Red) < 12, $"{middle} in frame {i}");
            }
        }
    }

    [Fact]
    public void A_film_that_is_too_much_or_ends_too_soon_is_refused()
    {
        var film = SampleFilms.Gif(new PixelSize(30, 20), 6, 10);
        Assert.Equal("image.truncated", UploadedImage.Reencode(new MemoryStream(film[..^60])).Problem!.Code);
        Assert.Equal("film.too-long", UploadedImage.Reencode(new MemoryStream(SampleFilms.Gif(new PixelSize(1, 1), 2, 60_000))).Problem!.Code);
        Assert.Equal("image/png", Stored(SampleFilms.Gif(new PixelSize(30, 20), 1, 10)).ContentType);
    }

    private static StoredImage Stored(byte[] upload)
    {
        var result = UploadedImage.Reencode(new MemoryStream(upload));
        Assert.True(result.IsSuccess, result.Problem?.ToString());
        return result.Value;
    }

    private static Problem Refused(byte[] upload)
    {
        var result = UploadedImage.Reencode(new MemoryStream(upload));
        Assert.False(result.IsSuccess);
        Assert.NotEmpty(result.Problem.Remedy);
        return result.Problem;
    }

    /// <summary>The picture's corners are red, green, blue, white from the top left, clockwise; the tag says how the camera stored it.</summary>
    private static void AssertCorners(SKBitmap picture, int orientation)
    {
        string[] stored = ["red", "green", "blue", "white"];
        int[] order = orientation switch
        {
            1 => [0, 1, 2, 3],
            2 => [1, 0, 3, 2],
            3 => [2, 3, 0, 1],
            4 => [3, 2, 1, 0],
            5 => [0, 3, 2, 1],
            6 => [3, 0, 1, 2],
            7 => [2, 1, 0, 3],
            _ => [1, 2, 3, 0],
        };
        int right = picture.Width * 9 / 10, bottom = picture.Height * 9 / 10, left = picture.Width / 10, top = picture.Height / 10;
        Assert.Equal(
            order.Select(i => stored[i]),
            [Photos.NameOf(picture.GetPixel(left, top)), Photos.NameOf(picture.GetPixel(right, top)), Photos.NameOf(picture.GetPixel(right, bottom)), Photos.NameOf(picture.GetPixel(left, bottom))]);
    }

    private sealed class EndlessStream : Stream
    {
        public long BytesRead { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => 10;

        public override long Position { get => 0; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            BytesRead += count;
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
