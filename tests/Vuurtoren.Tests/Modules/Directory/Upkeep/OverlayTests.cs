using Vuurtoren.Modules.Directory.Editing;
using Vuurtoren.Modules.Directory.Upkeep.Suggesting;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;

namespace Vuurtoren.Tests.Modules.Directory.Upkeep;

/// <summary>What somebody proposes, laid over a sheet that was changed meanwhile, or of which they did not see all.</summary>
public sealed class OverlayTests
{
    static Typed Sheet(params (string Box, string Text)[] boxes) => Typed.Of(boxes.Select(box => KeyValuePair.Create(box.Box, box.Text)));

    [Fact]
    public void A_number_is_found_again_though_the_sender_did_not_see_the_hidden_one_before_it()
    {
        var now = Sheet(("service.phones.0.number", "02 999 99 99"), ("service.phones.0.who", "OwnerOnly"), ("service.phones.1.number", "02 111 11 11"));
        var slots = Overlay.Lay(now, new Dictionary<string, string[]> { ["service.phones.0.number"] = ["02 111 11 11", "02 222 22 22"] });
        Assert.Equal(["service.phones"], slots);
        Assert.Equal(("02 999 99 99", "02 222 22 22"), (now["service.phones.0.number"], now["service.phones.1.number"]));
    }

    [Fact]
    public void A_number_that_is_emptied_goes_whole_and_one_that_is_gone_already_changes_nothing()
    {
        var now = Sheet(("service.phones.0.number", "02 111 11 11"), ("service.phones.0.for.nl", "Onthaal"));
        Overlay.Lay(now, new Dictionary<string, string[]> { ["service.phones.3.number"] = ["02 111 11 11", ""] });
        Assert.Empty(now.Under("service.phones"));
        Overlay.Lay(now, new Dictionary<string, string[]> { ["service.phones.0.number"] = ["02 111 11 11", "02 333 33 33"], ["service.phones.0.for.nl"] = ["", "Nieuw"] });
        Assert.Empty(now.Under("service.phones"));
    }

    [Fact]
    public void A_new_number_comes_after_those_that_are_there()
    {
        var now = Sheet(("service.phones.0.number", "02 111 11 11"));
        Overlay.Lay(now, new Dictionary<string, string[]> { ["service.phones.0.number"] = ["", "02 222 22 22"] });
        Assert.Equal(("02 111 11 11", "02 222 22 22"), (now["service.phones.0.number"], now["service.phones.1.number"]));
    }

    [Fact]
    public void A_suggestion_says_something_and_is_answered_once_and_then_the_address_is_gone()
    {
        var (now, me) = (new DateTime(2026, 11, 24, 9, 0, 0, DateTimeKind.Utc), CurrentUser.With(Guid.CreateVersion7()));
        Assert.Equal("correction.nothing", Assert.Throws<RuleBroken>(() => Suggestion.Of(Guid.Empty, "hours", "nl", new Dictionary<string, string[]>(), " ", null, now)).Message);
        Assert.Equal("correction.email.wrong", Assert.Throws<RuleBroken>(() => Suggestion.Of(Guid.Empty, "hours", "nl", new Dictionary<string, string[]>(), "fout", "geen adres", now)).Message);
        Assert.Equal("correction.part.missing", Assert.Throws<RuleBroken>(() => Suggestion.Of(Guid.Empty, "alles", "nl", new Dictionary<string, string[]>(), "fout", null, now)).Message);
        var suggestion = Suggestion.Of(Guid.Empty, "hours", "nl", new Dictionary<string, string[]>(), "fout", "an@voorbeeld.be", now);
        Assert.Equal("correction.reason.missing", Assert.Throws<RuleBroken>(() => suggestion.Refuse("zomaar", me, now)).Message);
        Assert.Equal("an@voorbeeld.be", suggestion.Refuse("wrong", me, now));
        Assert.Null(suggestion.Email);
        Assert.Equal("correction.answered", Assert.Throws<RuleBroken>(() => suggestion.Accept(me, now)).Message);
    }
}
