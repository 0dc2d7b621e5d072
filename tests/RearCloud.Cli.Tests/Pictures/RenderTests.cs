using System.Text.Json;
using RearCloud.TestKit.Machine;
using SkiaSharp;

namespace RearCloud.Cli.Tests.Pictures;

public sealed class RenderTests : IDisposable
{
    private const string Layout =
        """{"format":1,"name":"Still","canvas":{"width":904,"height":572},"background":"#203040","wallpaper":"dunes","widgets":{"words":{"kind":"text","order":"V","text":"Good morning","size":64,"frame":{"x":288,"y":56,"width":560,"height":220}}}}""";

    private const string Wallpaper = """{"format":1,"name":"Dunes","type":"color","color":"#ff0000"}""";

    private readonly TemporaryFolder _folder = new();

    private string Picture => _folder["out.png"];

    [Fact]
    public async Task A_layout_becomes_a_png_of_the_panels_size_and_nothing_else_is_left()
    {
        var result = await RearResult.RunAsync("render", Write(Layout), "--panel", "reference", "--at", "2026-03-20T09:41:00+01:00", "--out", Picture);
        Assert.Equal((ExitCodes.Done, ""), (result.Code, result.Errors));

        using var picture = SKBitmap.Decode(Picture);
        Assert.Equal((904, 572), (picture.Width, picture.Height));
        Assert.Equal(new SKColor(0x20, 0x30, 0x40), picture.GetPixel(5, 5));
        Assert.Equal(2, Directory.GetFiles(_folder.Path).Length);
    }

    [Fact]
    public async Task The_same_moment_gives_the_same_bytes_and_another_moment_others()
    {
        var clock = Write(Layout.Replace("\"text\",\"order\":\"V\",\"text\":\"Good morning\",\"size\":64", "\"digital-clock\",\"order\":\"V\"", StringComparison.Ordinal));
        byte[][] pictures = [await RenderAsync(clock, "--at", "09:41", "--zone", "UTC"), await RenderAsync(clock, "--at", "09:41", "--zone", "UTC"), await RenderAsync(clock, "--at", "09:42", "--zone", "UTC")];
        Assert.Equal(pictures[0], pictures[1]);
        Assert.NotEqual(pictures[0], pictures[2]);
    }

    [Fact]
    public async Task A_bundle_brings_its_wallpaper()
    {
        await RenderAsync(Write($$"""{"layout":{{Layout}},"wallpaper":{{Wallpaper}}}"""));
        using var picture = SKBitmap.Decode(Picture);
        Assert.Equal(SKColors.Red, picture.GetPixel(5, 5));
    }

    [Fact]
    public async Task The_phones_back_is_drawn_around_the_panel()
    {
        await RenderAsync(Write(Layout), "--phone", "--scale", "0.5");
        using var picture = SKBitmap.Decode(Picture);
        Assert.True(picture.Width > 904 / 2 && picture.Height > 572 / 2);
    }

    [Fact]
    public async Task A_script_gets_json()
    {
        var result = await RearResult.RunAsync("render", Write(Layout), "--out", Picture, "--json");
        var made = JsonElement.Parse(result.Output);
        Assert.Equal(Picture, made.GetProperty("file").GetString());
        Assert.Equal(new FileInfo(Picture).Length, made.GetProperty("bytes").GetInt64());
    }

    [Theory]
    [InlineData("{", "document.json", "")]
    [InlineData("[]", "", "")]
    [InlineData("""{"format":1,"canvas":{"width":904,"height":572},"widgets":{"a":{"kind":"text","text":"x","frame":{"x":90000,"y":0,"width":10,"height":10}}}}""", "", "/widgets/a/frame")]
    [InlineData("""{"layout":{"format":1,"canvas":{"width":904,"height":572},"widgets":{}},"wallpaper":{"format":1,"type":"fog"}}""", "", "/wallpaper/type")]
    public async Task A_wrong_document_is_refused_with_code_1_and_its_place(string body, string code, string path)
    {
        var result = await RearResult.RunAsync("render", Write(body), "--out", Picture, "--json");
        Assert.Equal(ExitCodes.Failed, result.Code);
        var problems = result.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line)).ToList();
        Assert.Contains(problems, p => p.GetProperty("path").GetString()!.StartsWith(path, StringComparison.Ordinal)
            && p.GetProperty("code").GetString()!.StartsWith(code, StringComparison.Ordinal));
        Assert.False(File.Exists(Picture));
    }

    [Fact]
    public async Task A_missing_or_huge_document_fails_with_code_1()
    {
        Assert.Equal(ExitCodes.Failed, (await RearResult.RunAsync("render", _folder["missing.json"], "--out", Picture)).Code);
        Assert.Equal(ExitCodes.Failed, (await RearResult.RunAsync("render", Write(new string(' ', 1_000_000)), "--out", Picture)).Code);
    }

    [Fact]
    public async Task A_place_that_cannot_be_written_fails_with_code_1_and_an_old_picture_stays()
    {
        Assert.Equal(ExitCodes.Failed, (await RearResult.RunAsync("render", Write(Layout), "--out", _folder["no/such/out.png"])).Code);
        Directory.CreateDirectory(Picture);
        Assert.Equal(ExitCodes.Failed, (await RearResult.RunAsync("render", Write(Layout), "--out", Picture)).Code);
        Assert.Empty(Directory.GetFiles(_folder.Path, "*.tmp"));
    }

    [Theory]
    [InlineData("--panel", "toaster")]
    [InlineData("--at", "tomorrow")]
    [InlineData("--zone", "Europe/Atlantis")]
    [InlineData("--scale", "9")]
    [InlineData("--scale", "NaN")]
    [InlineData("--battery", "101")]
    public async Task A_value_out_of_bounds_is_refused_with_code_2(string option, string value)
    {
        var result = await RearResult.RunAsync("render", Write(Layout), "--out", Picture, option, value);
        Assert.Equal(ExitCodes.Usage, result.Code);
        Assert.NotEmpty(result.Errors);
        Assert.False(File.Exists(Picture));
    }

    public void Dispose() => _folder.Dispose();

    private string Write(string body)
    {
        var path = _folder["document.json"];
        File.WriteAllText(path, body);
        return path;
    }

    private async Task<byte[]> RenderAsync(string document, params string[] options)
    {
        var result = await RearResult.RunAsync(["render", document, "--out", Picture, .. options]);
        Assert.Equal((ExitCodes.Done, ""), (result.Code, result.Errors));
        return await File.ReadAllBytesAsync(Picture, TestContext.Current.CancellationToken);
    }
}
