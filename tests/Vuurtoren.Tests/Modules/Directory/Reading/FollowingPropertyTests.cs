namespace Vuurtoren.Tests.Modules.Directory.Reading;

/// <summary>
/// Whatever is saved, hidden, moved, renamed, made confidential or deleted, and in whatever order: an index that followed holds, and answers,
/// what one made anew would. A failure names the seed of its sequence and the last things that were done.
/// </summary>
public class FollowingPropertyTests
{
    const int Sequences = 12, Steps = 30, StepsOfLong = 150;

    [Theory, EveryDatabase]
    public void After_any_changes_an_index_that_followed_is_the_one_made_anew(TestDatabase database)
    {
        for (var seed = 1; seed <= Sequences; seed++) Follow(new RandomTown(database, seed), Steps, provedEach: 1);
    }

    [Theory, EveryDatabase]
    public void Also_when_its_parts_were_merged_many_times_and_most_of_them_died(TestDatabase database)
    {
        var town = new RandomTown(database, seed: 1000, times: 12);
        Follow(town, StepsOfLong, provedEach: 10);
        Assert.True(town.Merged > 10 && town.MostParts > 2, $"merged {town.Merged} times, at most {town.MostParts} parts: this proves little");
    }

    static void Follow(RandomTown town, int steps, int provedEach)
    {
        for (var step = 1; step <= steps; step++)
        {
            town.Change();
            if (step % provedEach == 0) town.HoldsWhatTheTablesHold();
        }
        town.AnswersAsOneMadeAnew();
    }
}
