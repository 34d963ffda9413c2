using System.Collections.Frozen;

namespace Vuurtoren.Modules.Directory.Hours;

/// <summary>The words of days, halves of days and conditions, folded, in Dutch and French.</summary>
static class HourWords
{
    const int Week = 0b0011111, All = 0b1111111, Weekend = 0b1100000;

    /// <summary>Full names: also as plurals, adverbs ("maandags") and with common slips.</summary>
    public static readonly (string Name, int Day)[] DayNames = [.. Days("lundi", "mardi", "mercredi mercedi mecredi", "jeudi", "vendredi verndredi vendedi", "samedi", "dimanche").Concat(Days("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")).Select(d => (d.Key, d.Value))];

    /// <summary>Words that are the same in no other sense. Of two letters: only in their own language, see <see cref="Short"/>.</summary>
    static readonly FrozenDictionary<string, (Kind Kind, int Value)> words = Table().ToFrozenDictionary(StringComparer.Ordinal);

    static readonly FrozenDictionary<string, int> frenchShort = Days("lu lun l", "ma mar", "me mer", "je jeu j", "ve ven v", "sa sam", "di dim").ToFrozenDictionary();
    static readonly FrozenDictionary<string, int> dutchShort = Days("ma maa", "di din", "wo woe woen", "do don", "vr vrij", "za zat", "zo zon").ToFrozenDictionary();

    /// <summary>Several words that are one piece, longest first.</summary>
    public static readonly (string Words, Kind Kind, int Value)[] Phrases = [.. new (string, Kind, int)[]
    {
        ("tous les jours ouvrables", Kind.Days, Week), ("tous les jours de la semaine", Kind.Days, All), ("tous les jours", Kind.Days, All), ("chaque jour ouvrable", Kind.Days, Week), ("chaque jour", Kind.Days, All),
        ("7 jours sur 7", Kind.Days, All), ("7 jours/7", Kind.Days, All), ("7j/7", Kind.Days, All), ("7j sur 7", Kind.Days, All), ("7/7", Kind.Days, All), ("7 dagen op 7", Kind.Days, All), ("7 op 7", Kind.Days, All), ("7 dagen per week", Kind.Days, All), ("7d/7", Kind.Days, All),
        ("les jours ouvrables", Kind.Days, Week), ("jours ouvrables", Kind.Days, Week), ("jours ouvres", Kind.Days, Week), ("en semaine", Kind.Days, Week), ("la semaine", Kind.Days, Week), ("le week-end", Kind.Days, Weekend), ("les week-ends", Kind.Days, Weekend), ("week-ends", Kind.Days, Weekend), ("week-end", Kind.Days, Weekend), ("week end", Kind.Days, Weekend),
        ("elke werkdag", Kind.Days, Week), ("op werkdagen", Kind.Days, Week), ("alle werkdagen", Kind.Days, Week), ("op weekdagen", Kind.Days, Week), ("elke weekdag", Kind.Days, Week), ("in de week", Kind.Days, Week), ("tijdens de week", Kind.Days, Week), ("door de week", Kind.Days, Week),
        ("elke dag van de week", Kind.Days, All), ("elke dag", Kind.Days, All), ("alle dagen", Kind.Days, All), ("iedere dag", Kind.Days, All), ("in het weekend", Kind.Days, Weekend), ("tijdens het weekend", Kind.Days, Weekend),
        ("durant le weekend", Kind.Days, Weekend), ("durant le week-end", Kind.Days, Weekend), ("pendant le weekend", Kind.Days, Weekend), ("pendant le week-end", Kind.Days, Weekend), ("pendant les week-ends", Kind.Days, Weekend), ("durant la semaine", Kind.Days, Week), ("pendant la semaine", Kind.Days, Week), ("elke avond", Kind.Days, All), ("elke nacht", Kind.Days, All), ("elke ochtend", Kind.Days, All), ("elke middag", Kind.Days, All), ("elke namiddag", Kind.Days, All), ("tous les matins", Kind.Days, All), ("chaque matin", Kind.Days, All), ("tous les apres-midi", Kind.Days, All), ("toutes les apres-midi", Kind.Days, All), ("chaque apres-midi", Kind.Days, All), ("chaque soir", Kind.Days, All), ("chaque nuit", Kind.Days, All), ("tous les soirs", Kind.Days, All), ("toutes les nuits", Kind.Days, All), ("andere werkdagen", Kind.Days, 0), ("andere weekdagen", Kind.Days, 0), ("overige werkdagen", Kind.Days, 0), ("overige weekdagen", Kind.Days, 0), ("autres jours ouvrables", Kind.Days, 0), ("les autres jours", Kind.Days, 0), ("autres jours", Kind.Days, 0), ("andere dagen", Kind.Days, 0), ("overige dagen", Kind.Days, 0),
        ("24 heures sur 24", Kind.Around, 0), ("24h sur 24h", Kind.Around, 0), ("24h sur 24", Kind.Around, 0), ("24h/24h", Kind.Around, 0), ("24h/24", Kind.Around, 0), ("24 h/24", Kind.Around, 0), ("24/24h", Kind.Around, 0), ("24/24", Kind.Around, 0), ("24 op 24", Kind.Around, 0), ("24u op 24u", Kind.Around, 0), ("24u op 24", Kind.Around, 0), ("24u/24u", Kind.Around, 0), ("24u/24", Kind.Around, 0), ("24 uur op 24", Kind.Around, 0), ("24 uur per dag", Kind.Around, 0), ("24/7", Kind.Around, 1), ("24u/7", Kind.Around, 1), ("dag en nacht", Kind.Around, 0), ("jour et nuit", Kind.Around, 0), ("de klok rond", Kind.Around, 0), ("nuit et jour", Kind.Around, 0),
        ("a partir de", Kind.Onwards, 0), ("a partir d'", Kind.Onwards, 0), ("des", Kind.Onwards, 0), ("vanaf", Kind.Onwards, 0),
        ("jusqu'au", Kind.Until, 0), ("jusqu'a", Kind.Until, 0), ("jusque", Kind.Until, 0), ("jusqu'", Kind.Until, 0),
        ("tot en met", Kind.To, 0), ("t.e.m.", Kind.To, 0), ("t/m", Kind.To, 0), ("t.e.m", Kind.To, 0),
        ("a l'exception du", Kind.Except, 0), ("a l'exception de", Kind.Except, 0), ("a l'exception des", Kind.Except, 0), ("met uitzondering van", Kind.Except, 0), ("niet op", Kind.Except, 0), ("pas le", Kind.Except, 0),
        ("apres-midi", Kind.Half, 1), ("apres midi", Kind.Half, 1), ("'s morgens", Kind.Half, 0), ("'s ochtends", Kind.Half, 0), ("'s voormiddags", Kind.Half, 0), ("'s namiddags", Kind.Half, 1), ("'s middags", Kind.Half, 1), ("'s avonds", Kind.Half, 2), ("en soiree", Kind.Half, 2), ("en matinee", Kind.Half, 0),
        ("uniquement sur rendez-vous", Kind.Appointment, 0), ("sur rendez-vous", Kind.Appointment, 0), ("sur rendez vous", Kind.Appointment, 0), ("sur rdv", Kind.Appointment, 0), ("prise de rendez-vous", Kind.Word, 0), ("rendez-vous", Kind.Appointment, 0), ("op afspraak", Kind.Appointment, 0), ("na afspraak", Kind.Appointment, 0), ("volgens afspraak", Kind.Appointment, 0), ("mits afspraak", Kind.Appointment, 0), ("via afspraak", Kind.Appointment, 0), ("alleen op afspraak", Kind.Appointment, 0), ("enkel op afspraak", Kind.Appointment, 0), ("zonder afspraak", Kind.Word, 0), ("sans rendez-vous", Kind.Word, 0), ("of op afspraak", Kind.Appointment, 1), ("ou sur rendez-vous", Kind.Appointment, 1), ("et sur rendez-vous", Kind.Appointment, 1), ("en op afspraak", Kind.Appointment, 1),
        ("par telephone", Kind.Phone, 0), ("par tel.", Kind.Phone, 0), ("par tel", Kind.Phone, 0), ("via gsm", Kind.Phone, 0), ("per telefoon", Kind.Phone, 0),
        ("sur place", Kind.OnTheSpot, 0), ("ter plaatse", Kind.OnTheSpot, 0),
        ("du mois", Kind.Monthly, 0), ("de chaque mois", Kind.Monthly, 0), ("par mois", Kind.Monthly, 0), ("van de maand", Kind.Monthly, 0), ("van elke maand", Kind.Monthly, 0), ("per maand", Kind.Monthly, 0), ("semaine sur deux", Kind.Monthly, 0), ("semaine sur 2", Kind.Monthly, 0), ("om de twee weken", Kind.Monthly, 0), ("om de 2 weken", Kind.Monthly, 0), ("sur deux", Kind.Monthly, 0), ("even weken", Kind.Monthly, 0), ("semaines paires", Kind.Monthly, 0), ("semaines impaires", Kind.Monthly, 0),
        ("jours feries", Kind.Holiday, 0), ("jour ferie", Kind.Holiday, 0), ("ainsi que", Kind.And, 0), ("en ook", Kind.And, 0), ("de meme que", Kind.And, 0),
    }.OrderByDescending(phrase => phrase.Item1.Length)];

    public static (Kind Kind, int Value)? Find(string word, bool dutch)
    {
        if (dutch && word == "de") return (Kind.Filler, 0); // "de dinsdag", "de 9h à 12h"
        if (words.TryGetValue(word, out var found)) return found;
        if ((dutch ? dutchShort : frenchShort).TryGetValue(word, out var day)) return (Kind.Day, day);
        return null;
    }

    static Dictionary<string, int> Days(params string[] byDay)
    {
        var days = new Dictionary<string, int>();
        for (var day = 0; day < byDay.Length; day++)
            foreach (var word in byDay[day].Split(' ')) days[word] = day;
        return days;
    }

    static Dictionary<string, (Kind, int)> Table()
    {
        var table = new Dictionary<string, (Kind, int)>(StringComparer.Ordinal);
        foreach (var (name, day) in DayNames)
            foreach (var end in (string[])["", "s", "en"]) table[name + end] = (Kind.Day, day);
        Add(Kind.Days, Week, "weekdagen werkdagen semaine"); Add(Kind.Days, All, "dagelijks quotidiennement"); Add(Kind.Days, Weekend, "weekend weekends");
        Add(Kind.Half, 0, "matin matinee matins voormiddag voormiddags ochtend vm"); Add(Kind.Half, 1, "namiddag namiddags nm apres-midis"); Add(Kind.Half, 2, "soir soiree soirs avond avonds nacht nachts nuit nuits");
        Add(Kind.From, 0, "de du d van"); Add(Kind.From, 1, "entre tussen"); Add(Kind.To, 0, "a au tot tem"); Add(Kind.And, 0, "et en & + ou of puis"); Add(Kind.And, 1, "ook aussi egalement eveneens");
        Add(Kind.Except, 0, "sauf excepte hormis behalve uitgezonderd tenzij"); Add(Kind.Closed, 0, "ferme fermee fermes fermeture gesloten sluiting toe pauze lunchpauze middagpauze pause");
        Add(Kind.Appointment, 0, "afspraak rdv rendezvous"); Add(Kind.Phone, 0, "telephonique telephoniques telephone telefonisch telefonische gsm infolijn telefoon telephoniquement tel");
        Add(Kind.Season, 0, "vacances conges conge ete hiver juillet juilllet aout juin septembre octobre novembre decembre janvier fevrier mars avril mai vakantie vakanties schoolvakantie schoolvakanties zomer winter juli augustus juni september oktober november december januari februari maart april mei zomervakantie scolaire scolaires ramadan zomermaanden wintermaanden");
        Add(Kind.Season, 1, "pendant durant lors hors tijdens gedurende buiten periode periodes"); Add(Kind.Holiday, 0, "feries ferie feestdagen feestdag"); Add(Kind.Filler, 0, "le la les l op het ouvert ouverte ouverts ouverture accessible open toegankelijk horaire horaires heures uren heure uur openingsuren s iedere elke chaque tous toutes telkens continu");
        return table;

        void Add(Kind kind, int value, string all) { foreach (var word in all.Split(' ')) table[word] = (kind, value); }
    }
}
