using System.Globalization;
using Dapper;
using Microsoft.AspNetCore.Mvc;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox.Jobs;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Import.Screens;

/// <summary>The first step: which file, whose, from which day, all of it or a part.</summary>
[Can(Permission.ImportRecords, Everywhere = true), TakesPost, TakesLargeFile]
public sealed class NewImportPage(Db db, Database database, Texts texts) : WorkPage
{
    public long Most => TakesLargeFileAttribute.Most(Service<IConfiguration>());
    /// <summary>Names that were used before: the same name is the same source.</summary>
    public IReadOnlyList<string> Sources { get; private set; } = [];
    public IEnumerable<Choice> Tongues => Texts.Languages.Select(language => new Choice(language, texts["web.language." + language]));
    public IEnumerable<Choice> Formats => ImportFormat.All.Keys.Select(name => new Choice(name, texts["imports.format." + name]));

    public string? Source { get; private set; }
    public string? Date { get; private set; }
    public string? Language { get; private set; }
    public string? Format { get; private set; }
    public bool Complete { get; private set; }

    protected override async Task<bool> Load()
    {
        (Title, Discreet, Unlisted, Language) = (texts["imports.new"], true, true, Lang);
        await using var connection = database.Open();
        Sources = [.. await connection.QueryAsync<string>("select distinct source from import_run where source <> 'vuurtoren' order by source limit 100")];
        return true;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(IFormFile? file, string? source, string? date, string? language, string? format, string? part, CancellationToken stop)
    {
        (Source, Date, Language, Format, Complete) = (source, date, language, format, part == "all");
        if (file is null) return Wrong("file", "imports.file.missing");
        if (string.IsNullOrWhiteSpace(source) || source.Length > 60) return Wrong("source", "imports.source.name");
        DateOnly? day = null;
        if (!string.IsNullOrEmpty(date))
        {
            if (!DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var given)) return Wrong("date", "imports.date.wrong");
            day = given;
        }
        var id = Guid.CreateVersion7(new DateTimeOffset(Instant));
        Upload upload;
        await using (var sent = file.OpenReadStream()) upload = await Upload.Keep(database, id, sent, stop);
        ImportPlan? plan = null;
        try
        {
            plan = ImportPlan.Of(id, new(file.FileName, string.IsNullOrEmpty(format) ? null : format, source, language ?? "", day, Complete), upload, Instant);
            if (plan.Format == "hsds" && OpenData.EverythingReader.Recognises(Upload.PathOf(database, plan))) throw new RuleBroken("imports.file.everything");
            db.Add(plan);
            if (!plan.IsTable)
            {
                var job = Job.Of<TakeImportIn>(Instant, new ImportOrder(id, Me.Id!.Value, Dry: true));
                plan.Begin(job, null);
                db.Add(job);
            }
            await db.SaveChangesAsync(stop);
        }
        catch
        {
            System.IO.File.Delete(Path.Combine(Upload.Folder(database), $"{id:N}.{upload.Type}"));
            throw;
        }
        return Go($"/imports/{id}");
    }
}
