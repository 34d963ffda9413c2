using Vuurtoren.Modules.Directory.Import.Files;
using Vuurtoren.Tests.Support;

namespace Vuurtoren.Tests.Modules.Directory.Import.Files;

public class WordsTests
{
    [Theory]
    [InlineData("maandag", DayOfWeek.Monday), InlineData("Lundi.", DayOfWeek.Monday), InlineData("MON", DayOfWeek.Monday), InlineData("Mondays", DayOfWeek.Monday), InlineData("1", DayOfWeek.Monday)]
    [InlineData("di", null), InlineData("ma", null), InlineData("mar", DayOfWeek.Tuesday), InlineData("dinsdag", DayOfWeek.Tuesday), InlineData("Dienstag", DayOfWeek.Tuesday), InlineData("TU", DayOfWeek.Tuesday)]
    [InlineData("me", DayOfWeek.Wednesday), InlineData("woe", DayOfWeek.Wednesday), InlineData("jeudi", DayOfWeek.Thursday), InlineData("do.", DayOfWeek.Thursday), InlineData("th", DayOfWeek.Thursday)]
    [InlineData("vr", DayOfWeek.Friday), InlineData("FR", DayOfWeek.Friday), InlineData("za", DayOfWeek.Saturday), InlineData("Sonnabend", DayOfWeek.Saturday), InlineData("0", DayOfWeek.Sunday), InlineData("7", DayOfWeek.Sunday)]
    [InlineData("8", null), InlineData("", null), InlineData("every day", null)]
    public void A_day_is_read_in_every_spelling(string text, DayOfWeek? day) => Assert.Equal(day, Weekdays.Read(text));

    [Fact]
    public void Short_forms_that_mean_two_days_need_the_language()
    {
        Assert.Equal(DayOfWeek.Tuesday, Weekdays.Read("ma", "fr"));
        Assert.Equal(DayOfWeek.Monday, Weekdays.Read("ma", "nl"));
        Assert.Equal(DayOfWeek.Sunday, Weekdays.Read("di", "fr"));
    }

    [Theory]
    [InlineData("Mon-Fri", "mo tu we th fr"), InlineData("MO,TU,SU", "mo tu su"), InlineData("du lundi au jeudi", "mo tu we th"), InlineData("ma t/m vr", "mo tu we th fr"), InlineData("lu, ma et je", "mo tu th")]
    [InlineData("za en zo", "sa su"), InlineData("weekend", "sa su"), InlineData("vendredi–lundi", "mo fr sa su"), InlineData("lundi, soms", "")]
    public void Lists_and_ranges_of_days_are_read(string text, string days) => Assert.Equal(days, string.Join(' ', Weekdays.ReadMany(text).Select(Weekdays.Code)));

    [Theory]
    [InlineData("9:00am", 540), InlineData("9h", 540), InlineData("9u30", 570), InlineData("17.30 uur", 1050), InlineData("0900", 540), InlineData("24:00", 1440), InlineData("12:00am", 0), InlineData("12:30 p.m.", 750)]
    [InlineData("09:30:00", 570), InlineData("T09:30Z", 570), InlineData("9:00a", 540), InlineData("830am", 510), InlineData("noon", 720), InlineData("minuit", 0), InlineData("16 h 30", 990), InlineData("14:00+01:00", 840), InlineData("9", 540)]
    [InlineData("25:00", null), InlineData("9:75", null), InlineData("24:30", null), InlineData("later", null), InlineData("", null), InlineData("14:00am", null)]
    public void A_time_is_read_as_people_write_it(string text, int? minutes) => Assert.Equal(minutes, Clock.Minutes(text));

    static string Codes(string text) => string.Join(' ', Languages.Read(text).Known.Select(l => l.Note is null ? l.Code : $"{l.Code}({l.Note})"));

    [Theory]
    [InlineData("français, néerlandais", "fr nl"), InlineData("Nederlands en Frans", "nl fr"), InlineData("English and Spanish", "en es"), InlineData("nld/fra;DEU", "nl fr de"), InlineData("fr-BE", "fr")]
    [InlineData("français, arabe (maghrébin), arabe (standard moderne)", "fr ar(maghrébin; standard moderne)"), InlineData("anglais (sur demande)", "en(sur demande)"), InlineData("limited Spanish", "es(limited Spanish)")]
    [InlineData("langue des signes de Belgique francophone (LSFB)", "sfb"), InlineData("Vlaamse gebarentaal", "vgt"), InlineData("English\\nBi-lingual volunteers available to translate Spanish", "en es(Bi-lingual volunteers available to translate Spanish)")]
    [InlineData("Espa+¦ol", "es"), InlineData("ქართული", "ka"), InlineData("peul, rifain", "ff rif"), InlineData("", "")]
    public void Languages_are_read_in_every_spelling(string text, string expected) => Assert.Equal(expected, Codes(text));

    [Fact]
    public void What_is_said_of_interpreters_is_a_remark_and_the_rest_is_kept()
    {
        var read = Languages.Read("Frans, -serv. faisant appel à un serv.d'interprétariat social, Klingon");
        Assert.Equal("fr", Assert.Single(read.Known).Code);
        Assert.Equal("serv. faisant appel à un serv.d'interprétariat social", Assert.Single(read.Remarks));
        Assert.Equal("Klingon", Assert.Single(read.Unknown));
    }

    [Fact]
    public void A_language_has_a_name_in_both_languages_of_the_screens()
    {
        Assert.Equal("Tigrinya", Languages.Name("ti", "nl"));
        Assert.Equal("néerlandais", Languages.Name("nl", "fr"));
    }

    [RealDataFact]
    public void Nearly_every_row_of_a_real_set_is_understood()
    {
        using var table = new CsvTable(File.OpenRead(RealData.At("hsds-feeds/miami-211-hsds11/languages.csv")));
        var texts = table.Rows().Select(r => r[table.Column("language")]).OfType<string>().ToList();
        var understood = texts.Count(t => Languages.Read(t).Unknown.Count == 0);
        var missed = texts.Distinct().Count(t => Languages.Read(t).Unknown.Count > 0);
        Console.WriteLine($"languages: {100.0 * understood / texts.Count:n2} % of {texts.Count} rows; {missed} of {texts.Distinct().Count()} spellings not");
        Assert.True(understood >= 0.97 * texts.Count);
    }

    [RealDataFact]
    public void Every_language_of_the_real_brussels_directory_is_understood()
    {
        using var table = new CsvTable(File.OpenRead(RealData.At("social-brussels/organisations_2017_fr_no_contacts.csv")));
        var unknown = table.Rows().Select(r => r[table.Column("languages_offered_fr")]).SelectMany(t => Languages.Read(t).Unknown).Distinct().ToList();
        Assert.True(unknown.Count == 0, string.Join(" | ", unknown));
    }
}
