using RearCloud.Panel.Pacing;

namespace RearCloud.Panel.Tests.Pacing;

public sealed class TimerVsyncTests
{
    [Fact]
    public void Beats_rise_and_never_come_early()
    {
        var vsync = new TimerVsync(1000, TimeProvider.System);
        long last = 0;
        for (var i = 0; i < 50; i++)
        {
            var tick = vsync.WaitForNext();
            Assert.True(tick.Index > last);
            Assert.True(tick.Lateness >= TimeSpan.Zero);
            Assert.True(tick.Time <= TimeProvider.System.GetUtcNow() + TimeSpan.FromMilliseconds(2));
            last = tick.Index;
        }
    }
}
