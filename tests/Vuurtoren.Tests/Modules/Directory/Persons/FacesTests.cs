using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Editing;
using Vuurtoren.Modules.Directory.Editing.Questions;
using Vuurtoren.Modules.Directory.Guide;
using Vuurtoren.Modules.Directory.Persons;
using Vuurtoren.Modules.Directory.Persons.Faces;
using Vuurtoren.Platform.Data;
using Vuurtoren.Tests.Modules.Directory.Reading;
using Vuurtoren.Tests.Platform.Outbox;
using static Vuurtoren.Tests.Modules.Directory.Reading.SmallDirectory;

namespace Vuurtoren.Tests.Modules.Directory.Persons;

/// <summary>Who is shown with name and face, to whom, where and until when.</summary>
public sealed class FacesTests
{
    static readonly DateOnly day = new(2026, 3, 10);
    static readonly Viewer anyone = Viewer.Anyone("nl"), colleague = new(Visibility.Professionals, "nl");

    static Contact Person(string name, Visibility to = Visibility.Public, DateOnly? agreed = null) => new(name, LocalText.NlFr("Onthaal", "Accueil"), Visibility: to, Agreed: agreed ?? day);

    static T With<T>(T record, params Contact[] contacts) where T : DirectoryRecord
    {
        typeof(T).GetProperty("Contacts")!.SetValue(record, contacts);
        return record;
    }

    static IEnumerable<string> Names(SmallDirectory town, Viewer viewer, DateOnly? on = null) => new FaceBoard(town.Database).Now().All.Where(face => face.IsShownTo(viewer, on ?? day)).Select(face => face.Name).Order(StringComparer.Ordinal);

    [Theory, EveryDatabase]
    public void Everybody_sees_whom_agreed_to_everybody_and_colleagues_also_whom_agreed_to_colleagues(TestDatabase test)
    {
        var town = new SmallDirectory(test);
        town.Save(With(Organization(1, "De Baken"), Person("Al Verzonnen"), Person("Bo Verzonnen", Visibility.Professionals), Person("Cas Verzonnen", Visibility.OwnerOnly), Person("Dé Verzonnen") with { Agreed = null }),
            With(Organization(2, "Dicht", visibility: Visibility.OwnerOnly), Person("Els Verzonnen")), With(Organization(3, "Wacht", parked: "merged"), Person("Fa Verzonnen")),
            With(Service(1, 2, "Bij wie verborgen is"), Person("Gil Verzonnen")), With(Service(2, 1, "Dienst"), Person("Hé Verzonnen")));
        town.Hide(Id("service", 2), "service", "contacts", visibility: Visibility.Professionals);
        Assert.Equal(["Al Verzonnen"], Names(town, anyone));
        Assert.Equal(["Al Verzonnen", "Bo Verzonnen", "Hé Verzonnen"], Names(town, colleague));
        Assert.Equal(["Al Verzonnen"], Names(town, anyone, day.AddYears(1).AddDays(-1)));
        Assert.Empty(Names(town, colleague, day.AddYears(1)));
    }

    [Theory, EveryDatabase]
    public void Who_says_no_is_gone_with_the_next_look(TestDatabase test)
    {
        var town = new SmallDirectory(test);
        town.Save(With(Organization(1, "De Baken"), Person("Al Verzonnen")));
        var board = new FaceBoard(town.Database);
        Assert.Single(board.Now().All);
        Assert.Same(board.Now().All, board.Now().All);
        Agreement.Change(town.Database, "organization", Id("organization", 1), (contact, _) => contact.NoLonger(), "-", new DateTime(2026, 3, 10, 12, 0, 0, DateTimeKind.Utc));
        Assert.Empty(board.Now().All);
    }

    [Theory, EveryDatabase]
    public void In_an_area_are_who_work_at_a_place_there_but_never_at_a_secret_one(TestDatabase test)
    {
        var town = new SmallDirectory(test);
        town.Save(With(Organization(1, "De Baken"), Person("Al Verzonnen")), With(Service(1, 1, "Dienst"), Person("Bo Verzonnen")), Location(1, municipality: "21004", postcode: "1000"), At(1, 1, 1),
            With(Organization(2, "Schuilplaats"), Person("Cas Verzonnen")), Service(2, 2, "Opvang"), Location(2, municipality: "21004", postcode: "1000", confidential: true), At(2, 2, 2),
            With(Organization(3, "Elders"), Person("Dé Verzonnen")), Service(3, 3, "Ver"), Location(3, municipality: "21012", neighbourhood: "62", postcode: "1080"), At(3, 3, 3));
        IEnumerable<string> In(string where, params string[] territory) => new FaceBoard(town.Database).Now().All.Where(new WhoArea(GuideArea.Of(where, out _), territory).Holds).Select(face => face.Name).Order(StringComparer.Ordinal);
        Assert.Equal(["Al Verzonnen", "Bo Verzonnen"], In("Brussel"));
        Assert.Equal(["Al Verzonnen", "Bo Verzonnen"], In("1000"));
        Assert.Equal(["Dé Verzonnen"], In("", "md:62"));
        Assert.Equal(3, In("1000", "nis:21012").Count());
        Assert.Equal(4, In("").Count());
    }

    static (List<Contact> Read, Mistakes Wrong) Typed(Contact was, params (string Box, string Words)[] boxes)
    {
        var (question, typed, wrong, stored) = (new ContactsQuestion("contacts"), new Typed(), new Mistakes(), Json.Write(new[] { was }));
        question.Show("service.contacts", stored, typed);
        foreach (var (box, words) in boxes) typed["service.contacts.0." + box] = words;
        return (Json.Read<List<Contact>>((string)question.Read("service.contacts", typed, stored, wrong)!), wrong);
    }

    [Fact]
    public void The_form_takes_languages_hours_and_ways_and_leaves_the_photo()
    {
        var portrait = Guid.CreateVersion7();
        var (read, wrong) = Typed(Person("Al Verzonnen") with { Portrait = portrait, Languages = ["xx"] }, ("languages.fr", "on"), ("languages.nl", "on"), ("languages.klingon", "on"), ("ways.phone", "on"), ("ways.dropin", "on"), ("reachable.nl", "ma-do"), ("how.fr", "Laissez un message"));
        Assert.Empty(wrong.All);
        Assert.Equal(["nl", "fr", "xx"], read[0].Languages!);
        Assert.Equal([WayToReach.Phone, WayToReach.DropIn], read[0].Ways!);
        Assert.Equal(("ma-do", "Laissez un message", portrait), (read[0].Reachable!["nl"], read[0].HowToReach!["fr"], read[0].Portrait!.Value));
    }

    [Fact]
    public void What_one_agreed_to_does_not_hold_for_who_comes_after()
    {
        var person = Person("Al Verzonnen") with { Portrait = Guid.CreateVersion7() };
        Assert.Equal("editing.wrong.agreed-by-another", Assert.Single(Typed(person, ("name", "Bo Fictief")).Wrong.All).Text);
        var (read, wrong) = Typed(person, ("name", "Bo Fictief"), ("agreed", "2026-03-12"));
        Assert.Empty(wrong.All);
        Assert.Null(read[0].Portrait);
        Assert.NotNull(Typed(person, ("name", "Ally Verzonnen")).Read[0].Portrait); // mended, not another
        Assert.Equal("editing.wrong.agreed", Assert.Single(Typed(person, ("agreed", ""), ("who", "Professionals")).Wrong.All).Text);
    }

    [Theory]
    [InlineData("nl", "Spreekt Nederlands, Frans en Turks", "Liefst bellen of na afspraak")]
    [InlineData("fr", "Parle néerlandais, français et turc", "De préférence par téléphone ou sur rendez-vous")]
    public void Languages_and_ways_are_said_in_a_sentence(string lang, string languages, string ways)
    {
        using var _ = new Vuurtoren.Platform.Texts.InLanguage(lang);
        var words = new FaceWords(Outboxes.Texts, lang);
        var person = Person("Al Verzonnen") with { Languages = ["nl", "fr", "tr"], Ways = [WayToReach.Phone, WayToReach.Appointment] };
        Assert.Equal((languages, ways), (words.Languages(person), words.Ways(person)));
        Assert.Null(words.Ways(Person("Bo")));
    }

    [Theory, InlineData("Bo Verzonnen", "BV"), InlineData("Élodie van den Denkbeeld", "ÉD"), InlineData("Bo", "B")]
    public void Initials_are_of_the_first_and_the_last_name(string name, string initials) =>
        Assert.Equal(initials, new Face(Guid.Empty, "organization", Guid.Empty, Person(name), Visibility.Public, null, null, null, null, [], null).Initials);
}
