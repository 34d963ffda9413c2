using System.Text;
using Vuurtoren.Modules.Directory.Import.Files;

namespace Vuurtoren.Tests.Modules.Directory.Import.Files;

public class CsvTableTests
{
    static CsvTable Open(string text, Encoding? encoding = null, CsvLimits? limits = null) => new(new MemoryStream([.. (encoding ?? Encoding.UTF8).GetPreamble(), .. (encoding ?? Encoding.UTF8).GetBytes(text)]), limits);

    static CsvTable Bytes(params byte[][] parts) => new(new MemoryStream([.. parts.SelectMany(p => p)]));

    [Theory]
    [InlineData(","), InlineData(";"), InlineData("\t"), InlineData("|")]
    public void The_separator_is_found(string separator)
    {
        using var table = Open($"id{separator}name{separator}note\n1{separator}\"A, b; c | d\"{separator}x\n2{separator}B{separator}\n");
        Assert.Equal(["id", "name", "note"], table.Header);
        Assert.Equal(["A, b; c | d", "B"], table.Rows().Select(r => r[1]!));
    }

    [Fact]
    public void A_line_that_only_names_the_separator_is_skipped()
    {
        using var table = Open("sep=;\r\na;b\r\n1,5;2\r\n");
        Assert.Equal(["a", "b"], table.Header);
        Assert.Equal("1,5", table.Rows().Single()[0]);
    }

    [Theory]
    [InlineData("\r"), InlineData("\n"), InlineData("\r\n")]
    public void A_cell_may_hold_lines_and_quotes(string end)
    {
        using var table = Open($"a,b{end}\"one{end}two\",\"say \"\"hi\"\"\"{end}3,4{end}");
        var rows = table.Rows().ToList();
        Assert.Equal($"one{end}two", rows[0][0]);
        Assert.Equal("say \"hi\"", rows[0][1]);
        Assert.Equal([2L, 4L], rows.Select(r => r.Line));
    }

    [Fact]
    public void Line_ends_may_be_mixed_and_the_last_may_be_missing()
    {
        using var table = Open("a,b\r1,2\n3,4\r\n5,6");
        Assert.Equal(["1", "3", "5"], table.Rows().Select(r => r[0]!));
    }

    [Fact]
    public void A_short_row_can_be_used_and_a_long_one_cannot_unless_what_is_too_much_is_empty()
    {
        using var table = Open("a,b,c\n1,2\n1,2,3,4\n1,2,3,,\n");
        var rows = table.Rows().ToList();
        Assert.Equal([RowFault.Short, RowFault.Long, null], rows.Select(r => r.Fault));
        Assert.Equal([true, false, true], rows.Select(r => r.IsUsable));
        Assert.Null(rows[0][2]);
    }

    [Fact]
    public void A_huge_cell_or_row_costs_one_row_and_not_the_file()
    {
        using var table = Open($"a,b\n1,{new string('x', 200_000)}\n2,y\n{string.Join(',', Enumerable.Repeat(new string('z', 900), 100))}\n3,w\n", limits: new CsvLimits(Cell: 1000, Row: 4000));
        var rows = table.Rows().ToList();
        Assert.Equal([RowFault.CellTooLarge, null, RowFault.TooLarge, null], rows.Select(r => r.Fault));
        Assert.Equal("w", rows[3][1]);
    }

    [Fact]
    public void A_quote_that_is_never_closed_is_reported()
    {
        using var table = Open("a,b\n1,\"two\n3,4\n");
        Assert.Equal(RowFault.QuoteNotClosed, table.Rows().Single().Fault);
    }

    [Fact]
    public void Zero_bytes_blank_lines_and_the_mark_before_the_header_disappear()
    {
        using var table = Open("\uFEFFid , name\n\n1,a\0b\n\n\n");
        Assert.Equal(["id", "name"], table.Header);
        Assert.Equal("ab", table.Rows().Single()[table.Column("NAME")]);
    }

    [Fact]
    public void An_empty_file_has_no_columns_and_no_rows()
    {
        using var table = Open("");
        Assert.Empty(table.Header);
        Assert.Empty(table.Rows());
    }

    [Fact]
    public void Old_lines_in_a_new_file_are_read_right_even_late_in_it()
    {
        using var table = Bytes("naam\n"u8.ToArray(), Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("Sociëteit €\n", 5000))), Encoding.Latin1.GetBytes("Café Élan\n"));
        var rows = table.Rows().ToList();
        Assert.Equal("Sociëteit €", rows[0][0]);
        Assert.Equal("Sociëteit €", rows[4999][0]);
        Assert.Equal("Café Élan", rows[5000][0]);
    }

    [Theory]
    [InlineData("windows-1252"), InlineData("utf-8"), InlineData("utf-16"), InlineData("utf-16BE"), InlineData("utf-32")]
    public void Every_encoding_is_read(string name)
    {
        _ = TextEncoding.Windows1252;
        var encoding = Encoding.GetEncoding(name);
        using var table = Open("naam;prijs\r\nl’été à Liège;€ 5\r\n", encoding);
        Assert.Equal(["naam", "prijs"], table.Header);
        Assert.Equal("l’été à Liège", table.Rows().Single()[0]);
    }

    [Fact]
    public void Utf16_without_a_mark_is_recognised()
    {
        using var table = Bytes(new UnicodeEncoding(false, false).GetBytes("naam;prijs\nété;5\n"));
        Assert.Equal("été", table.Rows().Single()[0]);
    }

    [Fact]
    public void A_large_table_takes_time_in_proportion_and_little_memory()
    {
        var bytes = Encoding.UTF8.GetBytes("id,service_id,location_id,description\n" + string.Concat(Enumerable.Range(0, 300_000).Select(i => $"{i},{i / 2},{i / 3},abc\n")));
        using var table = new CsvTable(new MemoryStream(bytes));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(300_000, table.Rows().Count(r => r[1] is not null));
        Assert.True((GC.GetAllocatedBytesForCurrentThread() - before) / 300_000 < 400, "bytes a row");
    }
}
