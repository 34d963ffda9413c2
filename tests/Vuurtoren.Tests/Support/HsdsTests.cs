namespace Vuurtoren.Tests.Support;

public class HsdsTests
{
    [Fact]
    public async Task The_official_schemas_find_what_is_missing_misspelt_or_of_the_wrong_kind_at_any_depth()
    {
        Assert.Contains("#/name: PropertyRequired", await Hsds.Problems("service", """{"id":"6f1b8f0e-7d0b-5c52-9a38-6c1f6d2a4e10","status":"active"}"""));
        Assert.NotEmpty(await Hsds.Problems("service", """{"id":"6f1b8f0e-7d0b-5c52-9a38-6c1f6d2a4e10","name":"x","status":"open"}"""));
        Assert.NotEmpty(await Hsds.Problems("service", """{"id":"1","name":"x","status":"active"}"""));
        Assert.NotEmpty(await Hsds.Problems("service", """{"id":"6f1b8f0e-7d0b-5c52-9a38-6c1f6d2a4e10","name":"x","status":"active","url":"www"}"""));
        Assert.NotEmpty(await Hsds.Problems("service",
            """{"id":"6f1b8f0e-7d0b-5c52-9a38-6c1f6d2a4e10","name":"x","status":"active","contacts":[{"id":"6f1b8f0e-7d0b-5c52-9a38-6c1f6d2a4e10","phones":[{"number":5}]}]}"""));
        Assert.Empty(await Hsds.Problems("service", """{"id":"6f1b8f0e-7d0b-5c52-9a38-6c1f6d2a4e10","name":"x","status":"temporarily closed","ours":{"x":1}}"""));
    }
}
