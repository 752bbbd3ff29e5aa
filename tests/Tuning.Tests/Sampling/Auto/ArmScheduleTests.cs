using Tuning.Sampling.Auto;

namespace Tuning.Tests.Sampling.Auto;

public sealed class ArmScheduleTests
{
    [Fact]
    public void Next_OneArmImproves_GetsMoreTurnsAndTheOthersKeepSome()
    {
        var turns = new int[3];
        var schedule = new ArmSchedule(3, new AutoOptions());
        schedule.Watch(1000);
        schedule.Watch(2000);
        var loss = 1000.0;
        for (var trial = 0; trial < 300; trial++)
        {
            var arm = schedule.Next();
            turns[arm]++;
            loss -= arm == 1 ? 5 : 0;
            schedule.Advance(arm == 1 ? loss : 1500);
        }

        turns[1].ShouldBeGreaterThan(200);
        turns[0].ShouldBeGreaterThan(15);
        turns[2].ShouldBeGreaterThan(15);
    }
}
