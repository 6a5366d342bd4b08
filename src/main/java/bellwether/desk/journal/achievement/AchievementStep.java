package bellwether.desk.journal.achievement;

/// A step to an achievement, or back from it.
record AchievementStep(Occasion occasion, Effect effect) {
    enum Effect {
        /// One more.
        COUNT,
        /// The first of a new run.
        BEGIN,
        /// The run is over.
        END,
        /// It is not known whether it counts: it neither counts nor ends a run.
        UNKNOWN
    }

    int after(int count) {
        return switch (effect) {
            case COUNT -> count + 1;
            case BEGIN -> 1;
            case END -> 0;
            case UNKNOWN -> count;
        };
    }
}
