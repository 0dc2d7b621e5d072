using RearCloud.Core;
using RearCloud.Rendering.Images;

namespace RearCloud.Rendering.Tests.Images;

/// <summary>Wallpapers that people really have: Debian's packages mate-backgrounds and gnome-backgrounds.</summary>
public sealed class RealPicturesTests
{
    private const int LargestOfEachType = 3;

    private static readonly string[] Folders = ["/usr/share/backgrounds/mate", "/usr/share/backgrounds/gnome"];

    [Theory]
    [InlineData("jpg")]
    [InlineData("png")]
    [InlineData("webp")]
    public void The_largest_real_pictures_are_taken_in(string extension)
    {
        var files = Folders.Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, $"*.{extension}", SearchOption.AllDirectories))
            .OrderByDescending(file => new FileInfo(file).Length)
            .Take(LargestOfEachType)
            .ToList();
        if (files.Count == 0)
        {
            const string Message = "The packages mate-backgrounds and gnome-backgrounds are missing.";
            if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(Message);
            Assert.Skip(Message);
        }

        foreach (var file in files)
        {
            using var upload = File.OpenRead(file);
            var stored = UploadedImage.Reencode(upload);
            Assert.True(stored.IsSuccess, $"{file}: {stored.Problem}");
            Assert.InRange(Math.Max(stored.Value.Width, stored.Value.Height), 1, Limits.StoredImageSide);
            Assert.NotEmpty(stored.Value.Bytes);
        }
    }

    [Fact]
    public void A_picture_of_4096_pixels_a_side_is_scaled_to_the_stored_size()
    {
        const string File = "/usr/share/backgrounds/gnome/adwaita-l.webp";
        if (!System.IO.File.Exists(File))
        {
            if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail($"{File} is missing: install the package gnome-backgrounds.");
            Assert.Skip($"{File} is missing: install the package gnome-backgrounds.");
        }

        using var upload = System.IO.File.OpenRead(File);
        var stored = UploadedImage.Reencode(upload).Value;
        Assert.Equal((Limits.StoredImageSide, Limits.StoredImageSide), (stored.Width, stored.Height));
    }
}
