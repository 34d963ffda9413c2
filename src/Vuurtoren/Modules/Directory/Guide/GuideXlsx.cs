using System.Globalization;
using Vuurtoren.Modules.Directory.OpenData;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Directory.Guide;

/// <summary>The guide as a table to sort and to make other lists of: one line for each service, what is said in two languages in columns beside each other.</summary>
static class GuideXlsx
{
    static readonly (string Key, string Label)[] said =
        [("where", "directory.where"), ("when", "directory.when"), ("get", "guide.get"), ("for-whom", "directory.for-whom"), ("cost", "directory.cost"), ("apply", "directory.apply"), ("spoken", "directory.spoken"), ("checked", "guide.checked")];

    public static void Write(GuideBook book, Texts texts, Stream output)
    {
        var workbook = new Workbook(output);
        var languages = book.Choice.Languages;
        var lead = book.Choice.Lead;
        workbook.Sheet(texts.In(lead, "guide.services"), [texts.In(lead, "guide.number"), .. InEach("guide.theme"), .. InEach("guide.service"), .. InEach("guide.organization"), texts.In(lead, "guide.phone"), texts.In(lead, "guide.mail"), texts.In(lead, "guide.web"),
            .. said.SelectMany(column => InEach(column.Label)), texts.In(lead, "guide.sheet")]);
        foreach (var chapter in book.Chapters)
            foreach (var entry in chapter.Entries)
                workbook.Row([(double)entry.Number, .. chapter.Name.Select(name => name.Text), .. entry.In.Select(sheet => sheet.Name.Text), .. entry.In.Select(sheet => sheet.Of?.Text), string.Join(", ", entry.Phones), entry.Email, entry.Web,
                    .. said.SelectMany(column => entry.In.Select(sheet => sheet[column.Key]?.Text)), book.AddressOf(entry)]);
        workbook.Complete();

        IEnumerable<string> InEach(string key) => languages.Select(lang => languages.Count == 1 ? texts.In(lang, key).TrimEnd('?', ' ', '\u00A0') : string.Create(CultureInfo.InvariantCulture, $"{texts.In(lang, key).TrimEnd('?', ' ', '\u00A0')} ({lang})"));
    }
}
