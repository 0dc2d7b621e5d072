using RearCloud.Protocol.Mapping;

namespace RearCloud.Protocol.Tests;

public sealed class ContractTests
{
    /// <summary>
    /// If this fails, the wire contract changed. Numbers must not be reused and types must not change; if the change only adds,
    /// copy the printed text into Approved/contract.txt.
    /// </summary>
    [Fact]
    public void The_wire_contract_is_the_approved_one()
    {
        var approved = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Approved", "contract.txt"));
        Assert.Equal(approved.ReplaceLineEndings(), ContractPrint.Print().ReplaceLineEndings());
    }

    [Fact]
    public void Bytes_of_the_first_version_are_still_read()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Approved");
        foreach (var frame in SampleFrames.Client)
            Assert.Equal(SampleFrames.Text(frame), SampleFrames.Text(FrameCodec.DecodeClient(File.ReadAllBytes(Path.Combine(folder, SampleFrames.FileName(frame)))).Value));
        foreach (var frame in SampleFrames.Server)
            Assert.Equal(SampleFrames.Text(frame), SampleFrames.Text(FrameCodec.DecodeServer(File.ReadAllBytes(Path.Combine(folder, SampleFrames.FileName(frame)))).Value));
    }

    [Fact]
    public void First_bytes_of_later_members_are_still_read()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Approved");
        foreach (var (file, frame) in SampleFrames.LaterClient)
            Assert.Equal(SampleFrames.Text(frame), SampleFrames.Text(FrameCodec.DecodeClient(File.ReadAllBytes(Path.Combine(folder, file))).Value));
        foreach (var (file, frame) in SampleFrames.LaterServer)
            Assert.Equal(SampleFrames.Text(frame), SampleFrames.Text(FrameCodec.DecodeServer(File.ReadAllBytes(Path.Combine(folder, file))).Value));
    }
}
