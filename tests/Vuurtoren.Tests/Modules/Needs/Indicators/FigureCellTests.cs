using Vuurtoren.Modules.Needs.Indicators;
using Vuurtoren.Modules.Needs.Indicators.Keeping;

namespace Vuurtoren.Tests.Modules.Needs.Indicators;

/// <summary>Figures as people write them: read rightly, or refused with a reason. Never zero, never another number.</summary>
public sealed class FigureCellTests
{
    [Theory]
    [InlineData("12", Unit.Persons, 12)]
    [InlineData(" 1 234 ", Unit.Persons, 1234)]
    [InlineData("1\u00a0234", Unit.Persons, 1234)]
    [InlineData("1\u202f234\u202f567", Unit.Pieces, 1234567)]
    [InlineData("1.234", Unit.Persons, 1234)]
    [InlineData("1,234", Unit.Files, 1234)]
    [InlineData("1.234.567", Unit.Pieces, 1234567)]
    [InlineData("1.234,5", Unit.Euro, 1234.5)]
    [InlineData("1,234.5", Unit.Euro, 1234.5)]
    [InlineData("1 234,50 €", Unit.Euro, 1234.5)]
    [InlineData("€ 950", Unit.Euro, 950)]
    [InlineData("1234.567", Unit.Euro, 1234.567)]
    [InlineData("12,3 %", Unit.Percent, 12.3)]
    [InlineData("12.345", Unit.Percent, 12.345)]
    [InlineData("0,125", Unit.Percent, 0.125)]
    [InlineData("100", Unit.Percent, 100)]
    public void What_can_be_read_in_one_way_is_read(string written, Unit unit, double value) => Assert.Equal(new FigureCell(value), FigureCell.Read(written, unit, DecimalSign.Column));

    [Theory]
    [InlineData("12,3 *", 12.3)]
    [InlineData("12,3(1)", 12.3)]
    [InlineData("12,3 [2]", 12.3)]
    [InlineData("12,3¹", 12.3)]
    [InlineData("12,3 (a)", 12.3)]
    public void A_footnote_is_remembered_and_changes_no_number(string written, double value) => Assert.Equal(new FigureCell(value, Noted: true), FigureCell.Read(written, Unit.Percent, DecimalSign.Column));

    [Theory]
    [InlineData(null, Unit.Persons, "empty")]
    [InlineData("  ", Unit.Persons, "empty")]
    [InlineData("-", Unit.Persons, "absent")]
    [InlineData("–", Unit.Persons, "absent")]
    [InlineData("n.b.", Unit.Persons, "absent")]
    [InlineData("N.B.", Unit.Persons, "absent")]
    [InlineData("x", Unit.Persons, "absent")]
    [InlineData(":", Unit.Percent, "absent")]
    [InlineData("..", Unit.Percent, "absent")]
    [InlineData("(1)", Unit.Persons, "note")]
    [InlineData("*", Unit.Persons, "note")]
    [InlineData("(123)", Unit.Persons, "unreadable")]
    [InlineData("-5", Unit.Persons, "negative")]
    [InlineData("−5", Unit.Euro, "negative")]
    [InlineData("1,23,4", Unit.Euro, "unreadable")]
    [InlineData("1.23.456", Unit.Persons, "unreadable")]
    [InlineData("12 34", Unit.Persons, "unreadable")]
    [InlineData("1e5", Unit.Persons, "unreadable")]
    [InlineData("12a", Unit.Persons, "unreadable")]
    [InlineData("0x1F", Unit.Persons, "unreadable")]
    [InlineData("NaN", Unit.Percent, "unreadable")]
    [InlineData("٣٤", Unit.Persons, "unreadable")]
    [InlineData("2024-01-05", Unit.Persons, "unreadable")]
    [InlineData("1.", Unit.Percent, "unreadable")]
    [InlineData("12,5", Unit.Persons, "whole")]
    [InlineData("101", Unit.Percent, "over")]
    [InlineData("12 %", Unit.Persons, "unit")]
    [InlineData("€ 12", Unit.Percent, "unit")]
    [InlineData("< 5", Unit.Euro, "few")]
    [InlineData("1.234", Unit.Euro, "two-ways")]
    [InlineData("1,234", Unit.Euro, "two-ways")]
    public void What_cannot_be_read_is_refused_with_its_reason(string? written, Unit unit, string why) => Assert.Equal(new FigureCell(null, Wrong: why), FigureCell.Read(written, unit, DecimalSign.Column));

    [Theory, InlineData("< 5"), InlineData("<5"), InlineData("minder dan 5"), InlineData("Moins de 5")]
    public void Fewer_than_five_people_stays_that(string written) => Assert.Equal(new FigureCell(null), FigureCell.Read(written, Unit.Persons, DecimalSign.Column));

    [Fact]
    public void The_column_says_what_a_point_means()
    {
        Assert.Equal(DecimalSign.Comma, FigureCell.SignOf(["1.234", "17,5", "-", null]));
        Assert.Equal(DecimalSign.Point, FigureCell.SignOf(["1.234", "17.5", "n.b."]));
        Assert.Equal(DecimalSign.Column, FigureCell.SignOf(["1.234", "1.500"])); // nobody knows
        Assert.Equal(DecimalSign.Column, FigureCell.SignOf(["17,5", "17.5"])); // two hands wrote it
        Assert.Equal(1234, FigureCell.Read("1.234", Unit.Euro, DecimalSign.Comma).Value);
        Assert.Equal(1.234, FigureCell.Read("1.234", Unit.Euro, DecimalSign.Point).Value);
    }
}
