package bellwether;

import bellwether.research.learning.LabelSettings;
import bellwether.research.learning.TrainingSettings;
import java.time.Duration;
import java.util.List;

/// What is worked on in the background.
///
/// @param workers threads that work on jobs
/// @param labels whether outcomes of signals are labelled
/// @param trainings how models are trained
record WorkSettings(int workers, LabelSettings labels, TrainingSettings trainings) {
    private static final int DAY = 86_400;
    private static final int FEWEST_ROWS = 10_000;
    private static final int MOST_ROWS = 5_000_000;
    private static final double LEAST_AUC = 0.5;
    private static final double MOST_AUC = 0.99;
    private static final String NEXT_OPEN = "next_open";
    private static final String CLOSE = "close";

    static WorkSettings read(Environment variables) {
        int usual = Math.toIntExact(LabelSettings.USUAL.every().toSeconds());
        return new WorkSettings(
                variables.integer("WORKERS", 1, 64, Runtime.getRuntime().availableProcessors()),
                new LabelSettings(
                        Duration.ofSeconds(variables.integer("AUTO_LABEL_SECONDS", 0, DAY, usual)),
                        variables
                                .choice("AUTO_LABEL_ENTRY", List.of(NEXT_OPEN, CLOSE))
                                .equals(CLOSE)),
                new TrainingSettings(
                        variables.integer(
                                "LEARNING_MAX_ROWS",
                                FEWEST_ROWS,
                                MOST_ROWS,
                                TrainingSettings.USUAL.mostRows()),
                        variables.decimal(
                                "ML_PROMOTION_AUC",
                                LEAST_AUC,
                                MOST_AUC,
                                TrainingSettings.USUAL.leastAuc()),
                        Duration.ofSeconds(
                                variables.integer(
                                        "ML_RETRAIN_SECONDS",
                                        0,
                                        DAY,
                                        Math.toIntExact(
                                                TrainingSettings.USUAL
                                                        .retrainEvery()
                                                        .toSeconds())))));
    }
}
