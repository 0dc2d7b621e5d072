using System.Globalization;
using System.Xml.Linq;
using RearCloud.Core.Panels;
using RearCloud.Rendering.Phones;

namespace RearCloud.Rendering.Tests.Phones;

public class PhoneBackTests
{
    [Fact]
    public void The_svg_is_well_formed_and_has_no_foreign_references()
    {
        var svg = XDocument.Parse(PhoneBack.Svg(PanelProfiles.Reference));
        var size = PhoneBack.Size(PanelProfiles.Reference);
        Assert.Equal($"0 0 {size.Width} {size.Height}", svg.Root!.Attribute("viewBox")!.Value);
        Assert.DoesNotContain(svg.Descendants(), element => element.Attributes().Any(a => a.Name.LocalName is "href" or "onload"));
        var ids = svg.Descendants().Attributes("id").Select(a => a.Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    public void The_svg_is_the_same_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        var invariant = PhoneBack.Svg(PanelProfiles.Large);
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            Assert.Equal(invariant, PhoneBack.Svg(PanelProfiles.Large));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void The_panel_lies_inside_the_drawing()
    {
        foreach (var panel in PanelProfiles.All)
        {
            var rect = PhoneBack.PanelRect(panel);
            Assert.Equal(panel.Size, new PixelSize(rect.Width, rect.Height));
            Assert.True(PixelRect.Of(PhoneBack.Size(panel)).Contains(rect));
        }
    }

    [Fact]
    public void A_panel_picture_that_does_not_decode_is_refused() =>
        Assert.Throws<ArgumentException>(() => PhoneBack.Png(PanelProfiles.Reference, "no picture"u8));
}
