using RearCloud.Core;
using RearCloud.Core.Panels;

namespace RearCloud.Rendering.Images.Decoding;

/// <summary>The words for what can be wrong with an image.</summary>
internal static class ImageProblems
{
    public static Problem Empty { get; } = new("image.empty", "", "The file has no bytes.", "Choose another file.");

    public static Problem Damaged { get; } =
        new("image.damaged", "", "The image's data does not decode.", "Open it in an image program, export it again and upload that.");

    public static Problem Truncated { get; } =
        new("image.truncated", "", "The file ends before the image does.", "Copy the file again from where it came from and upload it once more.");

    public static Problem Type(string what) =>
        new("image.type", "", $"The file {what}.", "Upload a PNG, JPEG, WebP, GIF or BMP image.");

    public static Problem TooLarge(int limit) =>
        new("image.too-large", "", $"The file has more than {limit / (1024.0 * 1024):0.#} MiB.", "Upload a smaller file.");

    public static Problem TooManyPixels(PixelSize size, long limit) =>
        new("image.too-many-pixels", "", $"The image has {size} pixels, more than {limit / 1_000_000} million.", "Scale it down and upload that.");
}
