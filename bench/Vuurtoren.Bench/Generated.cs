using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Import;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Bench;

sealed class GeneratedFormat(int services) : ImportFormat
{
    public override string Name => "generated";
    public override string DefaultSource => "generated";

    public override IEnumerable<ImportItem> Read(ImportInput input)
    {
        var taxonomy = input.Id(Kinds.Taxonomy, "t");
        yield return new ReadRecord(new Taxonomy { Id = taxonomy, Name = LocalText.NlFr("Woorden", "Mots")! }, "t", 0);
        var terms = Enumerable.Range(0, 150).Select(i => input.Id(Kinds.TaxonomyTerm, "t" + i)).ToArray();
        for (var i = 0; i < terms.Length; i++)
            yield return new ReadRecord(new TaxonomyTerm { Id = terms[i], TaxonomyId = taxonomy, Name = LocalText.NlFr("Woord " + i, "Mot " + i)! }, "t" + i, 0);
        for (var i = 0; i < services; i++)
        {
            var id = i.ToString(System.Globalization.CultureInfo.InvariantCulture);
            var (organization, location, service) = (input.Id(Kinds.Organization, id), input.Id(Kinds.Location, id), input.Id(Kinds.Service, id));
            yield return new ReadRecord(new Organization { Id = organization, Name = LocalText.NlFr("Vereniging " + i, "Association " + i)!, Description = LocalText.NlFr("Wij helpen mensen in nood met raad en daad.", "Nous aidons les gens dans le besoin."), Identifiers = [new("generated", id)] }, id, i);
            yield return new ReadRecord(new Location { Id = location, OrganizationId = organization, Latitude = 50.8 + i % 1000 * 0.0001, Longitude = 4.3 + i / 1000 % 1000 * 0.0001, Addresses = [new(LocalText.NlFr("Lichtstraat " + i, "Rue de la Lumière " + i), PostalCode: "1000", City: LocalText.NlFr("Brussel", "Bruxelles"))], Identifiers = [new("generated", id)] }, id, i);
            yield return new ReadRecord(new Service
            {
                Id = service, OrganizationId = organization, Name = LocalText.NlFr("Onthaal " + i, "Accueil " + i)!, Description = LocalText.NlFr("Een luisterend oor en hulp bij papieren.", "Une écoute et une aide pour les papiers."),
                Themes = [terms[i % 150], terms[(i + 7) % 150], terms[(i + 31) % 150]], Phones = [new("02 000 00 00")],
                Schedules = [new() { Week = [new(Weekday.Mo, 540, 720), new(Weekday.Tu, 540, 720)] }, new() { Week = [new(Weekday.Th, 780, 960)], ByAppointment = true }], Identifiers = [new("generated", id)],
            }, id, i);
            yield return new ReadRecord(new ServiceAtLocation { Id = input.Id(Kinds.ServiceAtLocation, id), ServiceId = service, LocationId = location, Identifiers = [new("generated", id)] }, id, i);
        }
    }
}
