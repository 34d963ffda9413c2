using Vuurtoren.Modules.Networks.Members;
using Vuurtoren.Platform;
using Delegate = Vuurtoren.Modules.Networks.Members.Delegate;

namespace Vuurtoren.Tests.Modules.Networks;

/// <summary>From the first word to the end of a membership.</summary>
public sealed class MemberTests
{
    static readonly DateTime now = new(2026, 11, 29, 9, 0, 0, DateTimeKind.Utc);
    static readonly DateOnly today = DateOnly.FromDateTime(now);

    static Member Of(Way way, int monthsAgo = 0) => Member.Begin(Guid.CreateVersion7(), Guid.CreateVersion7(), way, today.AddMonths(-monthsAgo));

    [Theory, InlineData(Way.Open), InlineData(Way.Charter), InlineData(Way.ExOfficio)]
    public void Who_comes_by_its_own_will_or_right_is_a_member_at_once(Way way) => Assert.Equal((MemberState.Member, today), (Of(way).State, Of(way).FromOn));

    [Theory, InlineData(Way.Proposed, Ending.Refused), InlineData(Way.Invited, Ending.Declined)]
    public void Who_is_proposed_or_invited_waits_for_an_answer(Way way, Ending no)
    {
        var (accepted, refused) = (Of(way, 2), Of(way, 2));
        Assert.Equal(MemberState.Waiting, accepted.State);
        accepted.Accept(today);
        Assert.Equal((MemberState.Member, today), (accepted.State, accepted.FromOn));
        Assert.Throws<RuleBroken>(() => accepted.Accept(today));
        refused.End(today);
        Assert.Equal((MemberState.Ended, no, (DateOnly?)null), (refused.State, refused.EndedAs!.Value, refused.FromOn));
    }

    [Fact]
    public void What_ended_stays_ended()
    {
        var member = Of(Way.Open, 12);
        member.End(today);
        Assert.Equal(Ending.Left, member.EndedAs);
        Assert.Throws<RuleBroken>(() => member.End(today));
        Assert.Throws<RuleBroken>(() => member.Stays(now));
        Assert.Throws<RuleBroken>(() => Delegate.Of(member, "Iemand", null, null, "nl", false, today));
    }

    [Fact]
    public void After_two_years_it_is_asked_once_reminded_once_and_a_yes_counts_for_two_years()
    {
        var (young, member) = (Of(Way.Open, 23), Of(Way.Open, 24));
        Assert.False(young.IsDue(now));
        Assert.True(member.IsDue(now));
        member.Asked(now);
        Assert.Equal(MemberState.Sleeping, member.State);
        Assert.False(member.IsDue(now.AddDays(29)));
        member.Asked(now.AddDays(30));
        Assert.False(member.IsDue(now.AddYears(5))); // after that somebody rings
        member.Stays(now.AddDays(40));
        Assert.Equal(MemberState.Member, member.State);
        Assert.False(member.IsDue(now.AddMonths(23)));
        Assert.True(member.IsDue(now.AddMonths(26)));
    }

    [Theory, InlineData("", null, "members.delegate.name"), InlineData("Iemand", "geen adres", "people.email.wrong")]
    public void A_delegate_has_a_name_and_if_any_a_real_address(string name, string? email, string refusal) =>
        Assert.Equal(refusal, Assert.Throws<RuleBroken>(() => Delegate.Of(Of(Way.Open), name, email, null, "nl", false, today)).Message);
}
