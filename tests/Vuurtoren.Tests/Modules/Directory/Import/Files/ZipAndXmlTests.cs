using System.IO.Compression;
using System.Text;
using Vuurtoren.Modules.Directory.Import;
using Vuurtoren.Modules.Directory.Import.Files;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Files;
using Vuurtoren.Tests.Support;

namespace Vuurtoren.Tests.Modules.Directory.Import.Files;

public sealed class ZipAndXmlTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    string Zip(params (string Name, string Content)[] files)
    {
        var path = folder.File("in.zip");
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var (name, content) in files)
        {
            using var writer = new StreamWriter(zip.CreateEntry(name).Open());
            writer.Write(content);
        }
        return path;
    }

    static string Refusal(Action action) => Assert.ThrowsAny<RuleBroken>(action).Message;
    static string Text(Stream stream) { using var reader = new StreamReader(stream); return reader.ReadToEnd(); }

    [Fact]
    public void A_folder_and_a_zip_of_it_look_the_same()
    {
        folder.Write("set/Services.csv", "id");
        using var plain = InputFolder.Open(folder.File("set"));
        using var zip = InputFolder.Open(Zip(("export/Services.csv", "id"), ("__MACOSX/x", ""), ("export/more.zip", "")));
        foreach (var input in new[] { plain, zip })
        {
            Assert.Equal(["Services.csv"], input.Names);
            Assert.Equal("id", Text(input.Open("services.CSV")));
            Assert.Equal("services.csv", input.FirstOf("service.csv", "services.csv"));
        }
    }

    [Fact]
    public void A_file_on_its_own_is_a_folder_with_one_file()
    {
        using var input = InputFolder.Open(folder.Write("a.json", "{}"));
        Assert.Equal(["a.json"], input.Names);
    }

    [Theory]
    [InlineData("../evil.csv"), InlineData("a/../../evil.csv"), InlineData("/etc/evil.csv"), InlineData("C:\\evil.csv"), InlineData("..\\evil.csv")]
    public void A_path_out_of_the_archive_is_refused(string name) =>
        Assert.Equal("import.unusable.zip-path", Refusal(() => InputFolder.Open(Zip((name, "x")))));

    [Fact]
    public void A_link_is_refused()
    {
        var path = Zip(("services.csv", "/etc/passwd"));
        using (var zip = ZipFile.Open(path, ZipArchiveMode.Update)) zip.Entries[0].ExternalAttributes = unchecked((int)0xA1FF0000);
        Assert.Equal("import.unusable.zip-link", Refusal(() => InputFolder.Open(path)));
    }

    [Fact]
    public void Too_many_files_and_a_name_twice_are_refused()
    {
        var many = Zip([.. Enumerable.Range(0, 5).Select(i => ($"{i}.csv", ""))]);
        Assert.Equal("import.unusable.zip-too-many-files", Refusal(() => InputFolder.Open(many, new ZipLimits(Entries: 4))));
        File.Delete(many);
        Assert.Equal("import.unusable.zip-same-name-twice", Refusal(() => InputFolder.Open(Zip(("a.csv", "1"), ("A.CSV", "2")))));
    }

    [Fact]
    public void A_bomb_is_stopped_while_it_unpacks()
    {
        using var input = InputFolder.Open(Zip(("services.csv", new string('a', 30 << 20))));
        Assert.Equal("import.unusable.zip-bomb", Refusal(() => input.Open("services.csv").CopyTo(Stream.Null)));
    }

    [Fact]
    public void What_the_archive_says_of_its_sizes_is_not_believed()
    {
        var path = Zip(("services.csv", new string('b', 5000)));
        var bytes = File.ReadAllBytes(path);
        // The unpacked size in the central directory, 24 bytes after its mark: make it 5.
        var central = bytes.AsSpan().IndexOf("PK\x01\x02"u8);
        BitConverter.TryWriteBytes(bytes.AsSpan(central + 24), 5);
        File.WriteAllBytes(path, bytes);
        using var input = InputFolder.Open(path, new ZipLimits(EntryBytes: 1000));
        try { Assert.True(Text(input.Open("services.csv")).Length <= 1000); }
        catch (UnusableInput refused) { Assert.StartsWith("import.unusable.zip-", refused.Message, StringComparison.Ordinal); }
    }

    [Fact]
    public void Damage_in_an_archive_is_a_refusal_and_not_a_crash()
    {
        var whole = File.ReadAllBytes(Zip(("services.csv", string.Join('\n', Enumerable.Range(0, 2000)))));
        for (var at = 0; at < whole.Length; at += 37)
        {
            var damaged = (byte[])whole.Clone();
            damaged[at] ^= 0x5A;
            var path = folder.File("damaged.zip");
            File.WriteAllBytes(path, damaged);
            try
            {
                using var input = InputFolder.Open(path);
                foreach (var name in input.Names) Text(input.Open(name));
            }
            catch (RuleBroken) { }
        }
    }

    static List<string> Elements(string xml) => [.. SafeXml.Elements(new MemoryStream(Encoding.UTF8.GetBytes(xml)), "org").Select(e => e.Value)];

    [Fact]
    public void Elements_come_one_by_one()
    {
        Assert.Equal(["ab", "", "c"], Elements("<all><org><x>a</x><y>b</y></org><org/><!-- no --><deep><org>c</org></deep></all>"));
        var read = 0;
        Assert.Throws<UnusableInput>(() => { foreach (var _ in SafeXml.Elements(new MemoryStream("<all><org>1</org><org>2</org><broken"u8.ToArray()), "org")) read++; });
        Assert.Equal(2, read);
    }

    [Theory]
    [InlineData("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><all><org>&x;</org></all>", "import.unusable.xml-document-type")]
    [InlineData("<!DOCTYPE a [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><all><org>&b;</org></all>", "import.unusable.xml-document-type")]
    [InlineData("<all><org>1</all>", "import.unusable.xml-broken")]
    [InlineData("no xml", "import.unusable.xml-broken")]
    [InlineData("", "import.unusable.xml-broken")]
    public void Dangerous_and_broken_xml_is_refused_with_its_reason(string xml, string reason) => Assert.Equal(reason, Refusal(() => Elements(xml)));

    [Fact]
    public void Depth_and_size_of_an_element_have_an_end()
    {
        Assert.Equal("import.unusable.xml-too-deep", Refusal(() => Elements("<all><org>" + string.Concat(Enumerable.Repeat("<a>", 500)))));
        Assert.Equal("import.unusable.xml-element-too-large", Refusal(() => Elements("<all><org>" + new string('x', 5 << 20) + "</org></all>")));
    }
}
