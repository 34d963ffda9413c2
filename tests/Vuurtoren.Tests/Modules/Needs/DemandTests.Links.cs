using Vuurtoren.Modules.Needs.Demands;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Needs;

/// <summary>By which link, code and address an office answers.</summary>
public sealed partial class DemandTests
{
    [Fact]
    public void A_link_is_of_one_holder_and_dies_when_another_comes_when_time_is_over_and_when_it_was_answered()
    {
        var (demand, office) = Presented();
        var first = office.Passes(null, "Ada Verzonnen", "wonen@gemeente.voorbeeld.be", "nl", day.AddYears(-1), day, []);
        var token = demand.MakeLink(Secret, first, now);
        Assert.True(demand.LinkWorks(Secret, token, first, now));
        Assert.False(demand.LinkWorks(Secret, token, first, now.AddDays(61)));
        Assert.False(demand.WasLink(Secret, new string('0', 64)));
        var second = office.Passes(first, "Bo Verzonnen", "wonen@gemeente.voorbeeld.be", "nl", day.AddDays(1), day.AddDays(1), []);
        Assert.Equal("demands.holder.gone", Refused(() => demand.MakeLink(Secret, first, now)));
        demand.Passes(day.AddDays(1));
        Assert.False(demand.LinkWorks(Secret, token, second, now));
        Assert.True(demand.WasLink(Secret, token)); // the page says that it died, not that it never was
        var next = demand.MakeLink(Secret, second, now);
        Assert.True(demand.LinkWorks(Secret, next, second, now));
        demand.Answers(DemandState.Accepted, words, day, false, day);
        Assert.False(demand.LinkWorks(Secret, next, second, now));
        Assert.Equal("offices.from.before", Refused(() => office.Passes(second, "Cee Verzonnen", null, "nl", day, day.AddDays(2), [])));
    }

    [Fact]
    public void A_code_works_once_for_half_an_hour_and_not_after_five_wrong_ones()
    {
        var (demand, office) = Presented();
        demand.MakeLink(Secret, office.Passes(null, "Ada Verzonnen", "wonen@gemeente.voorbeeld.be", "nl", day, day, []), now);
        Assert.False(demand.Knows(Secret, "", now)); // none was asked
        var code = demand.MakeCode(Secret, now);
        Assert.Matches("^[0-9]{6}$", code);
        Assert.DoesNotContain(code, demand.Code!, StringComparison.Ordinal);
        Assert.False(demand.Knows(Secret, code, now.AddMinutes(31)));
        Assert.True(demand.Knows(Secret, $"{code[..3]} {code[3..]}", now));
        Assert.False(demand.Knows(Secret, code, now));
        code = demand.MakeCode(Secret, now.AddMinutes(1));
        var wrong = code == "000000" ? "000001" : "000000";
        for (var n = 0; n < 5; n++) Assert.False(demand.Knows(Secret, wrong, now));
        Assert.False(demand.Knows(Secret, code, now));
    }

    [Fact]
    public void Who_was_forwarded_the_link_cannot_keep_the_office_from_a_code_for_longer_than_an_hour()
    {
        var (demand, office) = Presented();
        demand.MakeLink(Secret, office.Passes(null, "Ada Verzonnen", "wonen@gemeente.voorbeeld.be", "nl", day, day, []), now);
        demand.MakeCode(Secret, now);
        Assert.Equal("demands.codes.soon", Refused(() => demand.MakeCode(Secret, now.AddSeconds(59))));
        for (var n = 1; n < 10; n++) demand.MakeCode(Secret, now.AddMinutes(n));
        Assert.Equal("demands.codes.many", Refused(() => demand.MakeCode(Secret, now.AddMinutes(10))));
        Assert.Equal("demands.codes.many", Refused(() => demand.MakeCode(Secret, now.AddMinutes(68))));
        var code = demand.MakeCode(Secret, now.AddMinutes(69)); // an hour after the last one
        Assert.Equal(1, demand.Codes);
        Assert.True(demand.Knows(Secret, code, now.AddMinutes(70)));
    }

    [Fact]
    public void Who_coordinates_cannot_be_at_the_address_of_an_office()
    {
        var office = AnOffice();
        string[] coordinating = ["Cas@Voorbeeld.be"];
        foreach (var own in new[] { "cas@voorbeeld.be", " CAS@voorbeeld.be ", "cas+raad@voorbeeld.be" })
            Assert.Equal("offices.email.coordinates", Refused(() => office.Passes(null, "Ada Verzonnen", own, "nl", day, day, coordinating)));
        Assert.Equal("raad@voorbeeld.be", office.Passes(null, "Ada Verzonnen", "raad@voorbeeld.be", "nl", day, day, coordinating).Email);
    }

    [Fact]
    public void An_address_is_new_for_thirty_days_from_when_it_was_typed_whatever_day_was_typed()
    {
        var office = AnOffice();
        var first = office.Passes(null, "Ada Verzonnen", "raad@voorbeeld.be", "nl", day.AddYears(-1), day, []);
        Assert.Equal((day, day, null), (first.NewOn(day), first.NewOn(day.AddDays(29)), first.NewOn(day.AddDays(30))));
        var second = office.Passes(first, "Bo Verzonnen", "raad@voorbeeld.be", "nl", day.AddDays(40), day.AddDays(40), []);
        Assert.Null(second.NewOn(day.AddDays(40))); // somebody else at the same address
        var third = office.Passes(second, "Bo Verzonnen", "bo@voorbeeld.be", "nl", day.AddDays(40), day.AddDays(50), []);
        Assert.Equal(day.AddDays(50), third.NewOn(day.AddDays(60)));
    }
}
