using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Needs.Coverage;

namespace Vuurtoren.Tests.Modules.Needs;

public class WeekPictureTests
{
    const int Tuesday = 1, Thursday = 3;

    static readonly Guid one = Guid.NewGuid(), other = Guid.NewGuid();

    static WeekBits On(params (int Day, int From, int To)[] hours)
    {
        var week = default(WeekBits);
        foreach (var (day, from, to) in hours) week.Add(day, 60 * from, 60 * to);
        return week;
    }

    [Fact]
    public void A_half_hour_counts_when_it_is_open_from_its_beginning_to_its_end()
    {
        var week = default(WeekBits);
        week.Add(0, 9 * 60 + 10, 10 * 60 + 40);
        Assert.Equal([19, 20], Enumerable.Range(0, WeekBits.Slots).Where(week.Has));
    }

    [Fact]
    public void Hours_of_two_services_add_up_and_the_rest_of_a_working_day_is_empty()
    {
        var picture = new WeekPicture(new Dictionary<Guid, WeekBits> { [one] = On((Tuesday, 9, 12)), [other] = On((Tuesday, 11, 17)) });
        Assert.Equal(2, picture.At(Tuesday, 22));
        Assert.Equal(16, picture.Open);
        Assert.Equal([(Tuesday, 16, 18), (Tuesday, 34, 40)], picture.Empty.Where(stretch => stretch.Day == Tuesday));
        Assert.Contains((Thursday, 16, 40), picture.Empty);
    }

    [Fact]
    public void A_service_that_moves_to_thursday_evening_leaves_tuesday_where_it_was_alone()
    {
        var weeks = new Dictionary<Guid, WeekBits> { [one] = On((Tuesday, 9, 12)), [other] = On((Tuesday, 11, 17)) };
        var picture = new WeekPicture(weeks, new(one, Tuesday, Thursday, 17 * 60));
        Assert.Equal([(Tuesday, 18, 22)], picture.Lost);
        Assert.Equal([(Thursday, 34, 40)], picture.Won);
        Assert.Equal([(Thursday, 16, 34)], picture.Empty.Where(stretch => stretch.Day == Thursday));
        Assert.Equal(picture.Open + 2, picture.OpenThen);
    }

    [Fact]
    public void Who_is_not_there_moves_nothing() => Assert.Null(new WeekPicture(new Dictionary<Guid, WeekBits> { [one] = On((Tuesday, 9, 12)) }, new(other, Tuesday, Thursday, 0)).Moved);

    [Theory, InlineData(2026, 11, 30), InlineData(2027, 1, 5)]
    public void The_two_weeks_that_stand_for_all_others_begin_on_a_monday_to_come(int year, int month, int day)
    {
        var weeks = TwoWeeks.From(new(year, month, day));
        Assert.Equal(DayOfWeek.Monday, weeks.Ordinary.DayOfWeek);
        Assert.True(weeks.Ordinary >= new DateOnly(year, month, day));
        Assert.Equal(DayOfWeek.Monday, weeks.Holidays!.Value.DayOfWeek);
    }
}
