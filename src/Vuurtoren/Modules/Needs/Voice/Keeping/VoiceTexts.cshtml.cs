using Microsoft.AspNetCore.Mvc;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Voice;

/// <summary>All texts of a questionnaire in one language, to type or to send as a table.</summary>
[Can(Permission.GroupSignals), TakesPost, RequestSizeLimit(MostBytes), RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
public sealed class VoiceTextsPage(Db db, Texts texts, Territories territories) : VoiceRoom(db, texts, territories, "voice.texts")
{
    const int MostBytes = 512 * 1024;
    const string KeyHeading = "key";

    public string Language => Request.Query["in"].ToString() is { Length: > 0 } asked && One.Languages.Contains(asked) ? asked : One.Languages.FirstOrDefault(one => !Platform.Texts.Texts.Languages.Contains(one), Lang);

    public IEnumerable<TextRow> Rows => TextRows.Of(One).Concat(Platform.Texts.Texts.Languages.Contains(Language) ? [] : PageWords.Rows(One, Texts));

    public IEnumerable<Choice> More => Tongues.All.Except(One.Languages).Select(one => new Choice(one, $"{OnScreen.Spoken(one, Texts)} ({Tongues.Own(one)})"));

    /// <summary>What it says in the language of the screen; of easy words that are not there yet what it says plainly.</summary>
    public string Reference(TextRow row) => (row.Text ?? (row.IsEasy ? TextRows.Of(One).First(one => one.Key == row.Key[..^TextRows.Easy.Length]).Text : null))?.In(Lang).Text ?? Texts["voice." + row.Key].Value;

    public void OnGet() { }

    public Task<IActionResult> OnPostAdd(string? add)
    {
        One.Speak(add ?? "");
        return Said("voice-language", add!);
    }

    public Task<IActionResult> OnPost()
    {
        One.Say(Language, Rows.Select(row => (row.Key, Words: Box("t." + row.Key))).Where(row => row.Words is not null).ToDictionary(row => row.Key, row => row.Words!));
        return Said("voice-kept", Language);
    }

    async Task<IActionResult> Said(string done, string language)
    {
        await Saved(done);
        return Redirect($"{Here("/texts")}?in={language}&done={done}");
    }

    public IActionResult OnGetCsv()
    {
        Response.Headers.CacheControl = "no-store";
        var rows = TextRows.Of(One).Concat(PageWords.Rows(One, Texts)).Select(row => (object?[])[row.Key, .. One.Languages.Select(language => row.Text?[language])]);
        return File(TableFile.Csv([KeyHeading, .. One.Languages], rows, marked: true), TableFile.CsvType, $"{One.Title.In(Lang).Text}.csv");
    }

    /// <summary>A table as it was given out, with more cells filled in. Empty cells change nothing; columns of languages that are not ours are left.</summary>
    public async Task<IActionResult> OnPostTake(IFormFile? file, CancellationToken stop)
    {
        if (file is null) return Wrong("file", "imports.file.missing");
        using var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes, stop);
        var table = SentTable.Read(bytes.ToArray());
        if (table.Header.FirstOrDefault() != KeyHeading) throw new RuleBroken("voice.texts.heading");
        var known = TextRows.Of(One).Concat(PageWords.Rows(One, Texts)).Select(row => row.Key).ToHashSet();
        foreach (var (column, language) in table.Header.Index().Skip(1).Where(one => Tongues.All.Contains(one.Item)))
        {
            One.Speak(language);
            var ours = Platform.Texts.Texts.Languages.Contains(language);
            One.Say(language, table.Rows.Where(row => row[0] is { } key && row[column] is not null && known.Contains(key) && !(ours && key.StartsWith(TextRows.Page, StringComparison.Ordinal))).DistinctBy(row => row[0]).ToDictionary(row => row[0]!, row => row[column]!));
        }
        return await Saved("voice-kept", "/texts");
    }
}
