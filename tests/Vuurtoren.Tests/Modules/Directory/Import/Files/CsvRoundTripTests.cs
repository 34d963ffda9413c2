using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Vuurtoren.Modules.Directory.Import;
using Vuurtoren.Modules.Directory.Import.Files;
using Vuurtoren.Tests.Support;

namespace Vuurtoren.Tests.Modules.Directory.Import.Files;

/// <summary>Whatever another program writes as a table is read as that table.</summary>
public class CsvRoundTripTests
{
    static readonly Gen<string> cell = Gen.ArrayOf(Gen.Elements("abcéëß \"'\n\r,;|\t-0<&ß".ToCharArray())).Select(c => new string(c));
    static readonly Gen<string[][]> tables = from columns in Gen.Choose(2, 5) from rows in Gen.Choose(0, 12)
                                             from cells in Gen.ArrayOf(cell, columns * rows)
                                             select cells.Chunk(columns).ToArray();

    [Fact]
    public void Any_table_comes_back_through_any_separator_line_end_and_encoding()
    {
        var ways = from separator in Gen.Elements(',', ';', '\t', '|') from end in Gen.Elements("\r", "\n", "\r\n")
                   from encoding in Gen.Elements<Encoding>(new UTF8Encoding(false), new UTF8Encoding(true), Encoding.Unicode, TextEncoding.Windows1252)
                   select (separator, end, encoding);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(400), Prop.ForAll(Arb.From(tables), Arb.From(ways), (rows, way) =>
        {
            var columns = rows.Length == 0 ? 2 : rows[0].Length;
            string[][] all = [Enumerable.Range(0, columns).Select(i => $"column{i}").ToArray(), .. rows];
            var text = string.Concat(all.Select(row => string.Join(way.separator, row.Select(Quoted)) + way.end));
            using var table = new CsvTable(new MemoryStream([.. way.encoding.GetPreamble(), .. way.encoding.GetBytes(text)]));
            Assert.Equal(way.separator, table.Separator);
            Assert.Equal(rows, table.Rows().Select(r => { Assert.Null(r.Fault); return r.Cells; }));
        }));

        static string Quoted(string text) => '"' + text.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
    }

    [Fact]
    public void No_bytes_whatever_make_it_fail()
    {
        var bytes = Gen.ArrayOf(Gen.OneOf(Gen.Choose(0, 255).Select(b => (byte)b), Gen.Elements("\",;\r\na\0"u8.ToArray())));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(Arb.From(bytes), content =>
        {
            CsvTable table;
            try { table = new CsvTable(new MemoryStream(content)); }
            catch (UnusableInput) { return; }
            using var _ = table;
            Assert.All(table.Rows(), row => Assert.DoesNotContain(row.Cells, c => c.Contains('\0')));
        }));
    }

    [RealDataTheory]
    [InlineData("miami-211-hsds11/services.csv", 4089)]
    [InlineData("miami-211-hsds11/contacts.csv", 4089)]
    [InlineData("miami-211-hsds11/services_taxonomy.csv", 26259)]
    [InlineData("dc-orservices-hsds2-doubled/services.csv", 2184)]
    [InlineData("dc-orservices-hsds2-doubled/organizations.csv", 452)]
    public void Real_files_are_read_to_the_last_row(string file, int rows)
    {
        using var table = new CsvTable(File.OpenRead(RealData.At("hsds-feeds/" + file)));
        Assert.Equal(rows, table.Rows().Count(r => r.Fault is null && r[0] is not null));
    }
}
