using System.Globalization;
using System.Text;

namespace RearCloud.TestKit.Assets;

/// <summary>Lottie animations, written for tests: rings that draw themselves and dots that go round, as weather and loading animations do.</summary>
public static class Lotties
{
    /// <summary>An animation of two seconds at 60 frames a second, 200 x 200.</summary>
    /// <param name="layers">As many rings and dots.</param>
    public static byte[] Rings(int layers)
    {
        var text = new StringBuilder("""{"v":"5.7.0","fr":60,"ip":0,"op":120,"w":200,"h":200,"ddd":0,"assets":[],"layers":[""");
        for (var i = 0; i < layers; i++)
        {
            if (i > 0) text.Append(',');
            text.Append(Layer(i, 184 - i * 160 / layers, i * 137 % 360));
        }

        return Encoding.UTF8.GetBytes(text.Append("]}").ToString());
    }

    private static string Layer(int index, int size, int turned) => string.Create(
        CultureInfo.InvariantCulture,
        $$$"""
        {"ddd":0,"ind":{{{index + 1}}},"ty":4,"nm":"ring","sr":1,"ip":0,"op":120,"st":0,"bm":0,
        "ks":{"o":{"a":0,"k":100},"r":{"a":1,"k":[{"t":0,"s":[{{{turned}}}],"i":{"x":[0.5],"y":[1]},"o":{"x":[0.5],"y":[0]}},{"t":120,"s":[{{{turned + 360}}}]}]},"p":{"a":0,"k":[100,100,0]},"a":{"a":0,"k":[0,0,0]},"s":{"a":0,"k":[100,100,100]}},
        "shapes":[{"ty":"gr","it":[
        {"ty":"el","d":1,"s":{"a":0,"k":[{{{size}}},{{{size}}}]},"p":{"a":0,"k":[0,0]}},
        {"ty":"tm","s":{"a":0,"k":0},"e":{"a":1,"k":[{"t":0,"s":[10],"i":{"x":[0.5],"y":[1]},"o":{"x":[0.5],"y":[0]}},{"t":60,"s":[80],"i":{"x":[0.5],"y":[1]},"o":{"x":[0.5],"y":[0]}},{"t":120,"s":[10]}]},"o":{"a":0,"k":0},"m":1},
        {"ty":"st","c":{"a":0,"k":[{{{index % 3 * 0.4 + 0.2}}},0.8,{{{1 - index % 4 * 0.2}}},1]},"o":{"a":0,"k":100},"w":{"a":0,"k":6},"lc":2,"lj":2},
        {"ty":"tr","p":{"a":0,"k":[0,0]},"a":{"a":0,"k":[0,0]},"s":{"a":0,"k":[100,100]},"r":{"a":0,"k":0},"o":{"a":0,"k":100}}]},
        {"ty":"gr","it":[{"ty":"el","d":1,"s":{"a":0,"k":[10,10]},"p":{"a":0,"k":[{{{size / 2}}},0]}},{"ty":"fl","c":{"a":0,"k":[1,0.85,0.5,1]},"o":{"a":0,"k":100},"r":1},
        {"ty":"tr","p":{"a":0,"k":[0,0]},"a":{"a":0,"k":[0,0]},"s":{"a":0,"k":[100,100]},"r":{"a":0,"k":0},"o":{"a":0,"k":100}}]}]}
        """);
}
