namespace Tuning.Exchange;

/// <summary>The operations of an Optuna journal, by their numbers.</summary>
internal enum OptunaOperation
{
    /// <summary>A study begins.</summary>
    CreateStudy = 0,

    /// <summary>A study is deleted.</summary>
    DeleteStudy = 1,

    /// <summary>A study gets an attribute of the user.</summary>
    SetStudyUserAttribute = 2,

    /// <summary>A study gets an attribute of the system.</summary>
    SetStudySystemAttribute = 3,

    /// <summary>A trial begins, or is added whole.</summary>
    CreateTrial = 4,

    /// <summary>A trial gets a value of a parameter.</summary>
    SetTrialParameter = 5,

    /// <summary>A trial ends or begins to run.</summary>
    SetTrialState = 6,

    /// <summary>A trial reports a step.</summary>
    SetTrialIntermediateValue = 7,

    /// <summary>A trial gets an attribute of the user.</summary>
    SetTrialUserAttribute = 8,

    /// <summary>A trial gets an attribute of the system.</summary>
    SetTrialSystemAttribute = 9,
}
