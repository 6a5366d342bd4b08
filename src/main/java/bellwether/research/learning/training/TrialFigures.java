package bellwether.research.learning.training;

import bellwether.research.learning.model.ModelDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/// What a time in shadow came to. A model must have ranked better than chance and lost less than
/// the base rate, and less than the active model where both have scored the same rows. Means alone:
/// twenty days are too few for an interval, and what the gate wants was met before.
///
/// @param days of the trial, oldest first
/// @param incumbent days of the active model
record TrialFigures(List<JudgedDay> days, List<JudgedDay> incumbent) {
    ShadowTrial trial() {
        OptionalDouble auc =
                days.stream()
                        .flatMap(day -> day.figures().auc().stream())
                        .mapToDouble(value -> value)
                        .average();
        double loss = mean(days.stream().map(JudgedDay::figures).map(ModelDay::loss).toList());
        double base = mean(days.stream().map(JudgedDay::figures).map(ModelDay::baseLoss).toList());
        List<String> failed = new ArrayList<>();
        if (auc.isEmpty() || auc.getAsDouble() <= 0.5) {
            failed.add(
                    "in shadow the mean daily AUC must be above 0.5, was %s over %d days"
                            .formatted(
                                    auc.isPresent() ? number(auc.getAsDouble()) : "unknown",
                                    days.size()));
        }
        if (loss >= base) {
            failed.add(
                    "in shadow the mean log loss must be below the base rate's, %s, was %s over %d days"
                            .formatted(number(base), number(loss), days.size()));
        }
        return new ShadowTrial(
                days.getFirst().day(),
                days.getLast().day(),
                days.size(),
                auc.isPresent() ? auc.getAsDouble() : null,
                loss,
                base,
                besideIncumbent(failed).orElse(null),
                failed);
    }

    /// On days of as many rows of each class.
    private Optional<Double> besideIncumbent(List<String> failed) {
        Map<LocalDate, ModelDay> known =
                incumbent.stream().collect(Collectors.toMap(JudgedDay::day, JudgedDay::figures));
        List<Double> mine = new ArrayList<>();
        List<Double> others = new ArrayList<>();
        for (JudgedDay day : days) {
            ModelDay other = known.get(day.day());
            if (other != null
                    && other.positives() == day.figures().positives()
                    && other.negatives() == day.figures().negatives()) {
                mine.add(day.figures().loss());
                others.add(other.loss());
            }
        }
        if (mine.isEmpty()) {
            return Optional.empty();
        }
        if (mean(mine) >= mean(others)) {
            failed.add(
                    "in shadow the mean log loss must be below the active model's, %s, was %s over %d common days"
                            .formatted(number(mean(others)), number(mean(mine)), mine.size()));
        }
        return Optional.of(mean(others));
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(value -> value).average().orElse(Double.NaN);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
