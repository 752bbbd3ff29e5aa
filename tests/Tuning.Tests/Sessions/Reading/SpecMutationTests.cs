using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Tuning.Sessions.Documents;
using Tuning.Sessions.Reading;

namespace Tuning.Tests.Sessions.Reading;

public sealed class SpecMutationTests
{
    private const string Alphabet = "{}[]:,#&*!|>'\"%@`-?. \n\t0159eE+-~nulltruefalse.inf.nan<<\\uD8\u00e9\ud83d";

    [Fact]
    public void Read_MutatedFile_NeverThrowsAndGivesASpecOrProblems()
    {
        var texts = new[]
        {
            (SessionFiles.Grid, DocumentLanguage.Yaml),
            (SpecJson.Write(SessionFiles.Read(SessionFiles.Grid).Spec!), DocumentLanguage.Json),
        };
        var edits = (from at in Gen.Choose(0, 100_000)
                     from remove in Gen.Choose(0, 12)
                     from insert in Gen.Elements(Alphabet.ToCharArray()).ArrayOf()
                     select (at, remove, insert)).NonEmptyListOf();
        var property = Prop.ForAll(
            (from text in Gen.Elements(texts) from edit in edits select (text, edit)).ToArbitrary(),
            value =>
            {
                var text = new StringBuilder(value.text.Item1);
                foreach (var (at, remove, insert) in value.edit.Take(6))
                {
                    var place = at % (text.Length + 1);
                    text.Remove(place, Math.Min(remove, text.Length - place)).Insert(place, insert);
                }

                var reading = SessionFiles.Read(text.ToString(), value.text.Item2);
                return reading.Spec is null ? !reading.Problems.IsEmpty : reading.Problems.IsEmpty;
            });

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(LongRun.Count(2_000, 100_000)), property);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \n# nothing\n")]
    [InlineData("- a\n- b")]
    [InlineData("just words")]
    [InlineData("a: b: c")]
    [InlineData("a: &x 1\nb: *x")]
    [InlineData("a: !!binary aGk=")]
    [InlineData("--- 1\n--- 2\n")]
    [InlineData("? {a: 1}\n: 2")]
    [InlineData("\"\\uD800\"")]
    [InlineData("{\"a\": \"\\uD800\"}")]
    public void Read_NoSessionFile_IsOneProblemOfTheWholeFile(string text)
    {
        SessionFiles.Read(text, DocumentLanguage.Yaml).Problems.ShouldNotBeEmpty();
        SessionFiles.Read(text, DocumentLanguage.Json).Problems.ShouldNotBeEmpty();
    }

    [Fact]
    public void Read_DeepOrLongFile_IsRefused()
    {
        SessionFiles.Problems(new string('[', 100_000)).ShouldHaveSingleItem().Path.ShouldBe("$");
        SessionFiles.Problems("a: " + new string('x', 1_000_000)).ShouldHaveSingleItem().Allowed.ShouldContain("1000000 characters");
        SessionFiles.Read(new string('[', 100_000), DocumentLanguage.Json).Problems.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("5", DocumentLanguage.Yaml)]
    [InlineData("null", DocumentLanguage.Json)]
    public void Read_RootThatIsNoGroup_NamesTheWholeFile(string text, DocumentLanguage language)
    {
        var problem = SessionFiles.Read(text, language).Problems.ShouldHaveSingleItem();

        problem.Path.ShouldBe("$");
        problem.Allowed.ShouldStartWith("a group of schemaVersion, name");
    }

    [Fact]
    public void Read_SyntaxError_NamesTheLine()
    {
        SessionFiles.Problems("a: 1\nb: [1, 2\nc: 3\n").ShouldHaveSingleItem().Line.ShouldNotBeNull();
        SessionFiles.Read("{\n \"a\": 1,\n \"b\" 2}", DocumentLanguage.Json).Problems.ShouldHaveSingleItem().Line.ShouldBe(3);
    }
}
