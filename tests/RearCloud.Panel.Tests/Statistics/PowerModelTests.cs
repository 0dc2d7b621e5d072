using RearCloud.Core.Panels;
using RearCloud.Panel.Statistics;

namespace RearCloud.Panel.Tests.Statistics;

public sealed class PowerModelTests
{
    private static readonly PowerModel Model = new() { EfficacyLumensPerWatt = 10, DriverMilliwatts = 10, ScanMilliwattsPerHertz = 0.25, CoreMilliwatts = 400 };

    [Fact]
    public void Without_a_known_light_it_tells_of_refresh_and_processor_only() =>
        Assert.Equal(new PowerEstimate(59, null, 40, 19), Model.Estimate(PanelProfiles.Reference, null, 120, 400));

    [Fact]
    public void A_sleeping_panel_draws_what_its_driver_draws() =>
        Assert.Equal(new PowerEstimate(10, null, 10, 0), Model.Estimate(PanelProfiles.Reference, null, 0, 400));

    /// <summary>904 x 572 at 402 ppi are 2.06e-3 m²; a tenth of 3,500 nits gives pi * 350 * 2.06e-3 = 2.27 lm.</summary>
    [Fact]
    public void Light_follows_luminance_and_area() =>
        Assert.Equal(230, Model.Estimate(PanelProfiles.Reference, 0.1, 0, 0).Light);

    [Fact]
    public void More_than_a_whole_core_cannot_be_busy() =>
        Assert.Equal(400, Model.Estimate(PanelProfiles.Reference, null, 120, 1e6).Processor);
}
