package bellwether.research.learning.gate;

import java.util.Locale;

/// What a model has to show, out of sample, in the order in which it is checked.
public enum GateRule {
    /// Enough dates.
    DATES,
    /// The daily AUC's lower bound.
    DAILY_AUC,
    /// A smaller log loss than the base rate's.
    BASE_LOSS,
    /// A smaller log loss than the momentum rule's.
    MOMENTUM_LOSS,
    /// Probabilities that come true as often as they say.
    CALIBRATION_ERROR,
    /// A smaller log loss than the model's that is active.
    INCUMBENT_LOSS,
    /// No leak.
    LEAKS,
    /// Of one that speaks, that it has not lost its skill since.
    LIVE_SKILL;

    /// As programs call it.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
