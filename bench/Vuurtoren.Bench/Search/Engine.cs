namespace Vuurtoren.Bench.Search;

/// <summary>One of those compared.</summary>
/// <param name="Connect">A session for one thread; what it gives is how many answers a question has.</param>
/// <param name="Update">Changes the name of one of the sample and makes it found; seconds that the index took.</param>
/// <param name="Megabytes">In memory, or on disk with what it needs beside the tables of the directory.</param>
sealed record Engine(string Name, double BuildSeconds, double Megabytes, Func<Func<Question, int>> Connect, Func<int, double> Update);

/// <summary>What an engine did with the same questions.</summary>
sealed record Speed(double PerSecond, double PerSecondOfTwo, double P50, double P99, double Answered, double Update)
{
    /// <summary>Records that are updated, in turn.</summary>
    public const int Updates = 100;
    /// <summary>So many updates go before those that count: a program that has just started is still being compiled.</summary>
    const int WarmUpdates = 2000;

    public static Speed Of(Engine engine, IReadOnlyList<Question> questions)
    {
        var ask = engine.Connect();
        foreach (var question in questions.Take(questions.Count / 5)) ask(question); // warm
        var took = new double[questions.Count];
        var answered = 0;
        for (var i = 0; i < questions.Count; i++)
        {
            var start = System.Diagnostics.Stopwatch.GetTimestamp();
            if (ask(questions[i]) > 0) answered++;
            took[i] = System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        var alone = questions.Count / took.Sum() * 1000;
        Array.Sort(took);
        return new(alone, Two(engine, questions), took[took.Length / 2], took[(int)(took.Length * 0.99)], (double)answered / questions.Count,
            Enumerable.Range(0, WarmUpdates + Updates).Select(i => engine.Update(i % Updates)).Skip(WarmUpdates).Order().ElementAt(Updates / 2) * 1000);
    }

    static double Two(Engine engine, IReadOnlyList<Question> questions)
    {
        var next = -1;
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var threads = Enumerable.Range(0, 2).Select(_ => new Thread(() =>
        {
            var ask = engine.Connect();
            for (int i; (i = Interlocked.Increment(ref next)) < questions.Count;) ask(questions[i]);
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        return questions.Count / clock.Elapsed.TotalSeconds;
    }
}
