using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Import;
using Vuurtoren.Modules.Directory.Import.Engine;
using Vuurtoren.Modules.Directory.Import.Hsds;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Modules.Directory.Themes;
using Vuurtoren.Platform.Data;
using Vuurtoren.Tests.Modules.Directory.Import.Engine;
using Vuurtoren.Tests.Modules.Directory.Reading;

namespace Vuurtoren.Tests.Modules.Directory.Import.Hsds;

/// <summary>An invented feed in English, whose services have nothing but terms of classifications from elsewhere.</summary>
public class ForeignTermsTests
{
    static string Service(string id, string name, string taxonomy, string code, string term) =>
        $$$"""{"id":"{{{id}}}","name":"{{{name}}}","status":"active","organization":{"id":"o","name":"Elm Street House"},"attributes":[{"id":"{{{id}}}-1","taxonomy_term":{"id":"{{{id}}}-t","code":"{{{code}}}","name":"{{{term}}}","taxonomy":"{{{taxonomy}}}"} }]}""";

    [Theory, EveryDatabase]
    public void Everyday_words_in_Dutch_and_French_find_services_with_terms_from_elsewhere_only(TestDatabase database)
    {
        var town = new SmallDirectory(database);
        ThemesFormat.Load(town.Database, Given.Now);
        var feed = database.Folder.Write("feed.ndjson", string.Join('\n',
            Service("s1", "Bright Smile", "211 Taxonomy", "LV-1600.1500", "Teeth"), Service("s2", "Elm Street Hall", "Open Eligibility", "a12", "Food Pantry"),
            Service("s3", "Quiet Room", "AIRS", "RP-1400.8000-100", "Loss"), Service("s4", "Blue Door", "Own list", "x1", "Something")));
        new Importer(town.Database, new HsdsFormat(), new ImportInput(feed, "far", "en"), true).Run(Given.Now, false);
        town.Index.CatchUp();

        Assert.Equal([Id("s1")], Found("tandarts", "nl"));
        Assert.Equal([Id("s1")], Found("dentiste", "fr"));
        Assert.Equal([Id("s2")], Found("voedselpakket", "nl"));
        Assert.Equal([Id("s2")], Found("colis alimentaire", "fr"));
        Assert.Equal([Id("s3")], Found("rouw", "nl"));
        Assert.Equal([Id("s3")], Found("deuil", "fr"));

        Guid Id(string id) => Ids.Of("far", Kinds.Service, id);
        IEnumerable<Guid> Found(string text, string language) => town.Index.Find(new() { Text = text }, Viewer.Anyone(language)).Ids;
    }
}
