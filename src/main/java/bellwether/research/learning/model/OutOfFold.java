package bellwether.research.learning.model;

import bellwether.research.learning.tree.DatedRows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The scores of all folds, each of rows that its model had not seen. Calibrated without looking
/// ahead: a fold's rows by those of earlier folds whose labels had ended by then, so that the first
/// fold is calibrated by none and judges nothing.
public final class OutOfFold {
    private final List<FoldScores> folds;

    /// Folds in any order; no row may be in two of them.
    public OutOfFold(List<FoldScores> folds) {
        this.folds =
                folds.stream()
                        .filter(fold -> fold.size() > 0)
                        .sorted(Comparator.comparingInt(fold -> fold.labelled().date(0)))
                        .toList();
        for (int i = 1; i < this.folds.size(); i++) {
            DatedRows before = this.folds.get(i - 1).labelled();
            if (before.date(before.size() - 1) >= this.folds.get(i).labelled().date(0)) {
                throw new IllegalArgumentException(
                        "dates of folds must not overlap, did at session "
                                + this.folds.get(i).labelled().date(0));
            }
        }
    }

    List<FoldScores> folds() {
        return folds;
    }

    /// What margins of a model trained from all rows are calibrated by: every fold's.
    ///
    /// @param rate share of positive rows among all, for a model without skill
    public Calibration calibration(double rate) {
        return fit(folds, Integer.MAX_VALUE, rate, false);
    }

    /// The probabilities beside what happened.
    public ModelEvaluation evaluation() {
        return evaluation(0);
    }

    /// The same of the dates from a session on, where those before it have chosen something.
    ///
    /// @param from number of the session; earlier dates judge nothing
    public ModelEvaluation evaluation(int from) {
        JudgedRows judged = new JudgedRows();
        List<ModelDay> days = new ArrayList<>();
        for (int i = 1; i < folds.size(); i++) {
            FoldScores fold = folds.get(i);
            int start = fold.labelled().date(0);
            List<FoldScores> earlier = folds.subList(0, i);
            Calibration model = fit(earlier, start, fold.base(), false);
            Calibration momentum = fit(earlier, start, fold.base(), true);
            judge(fold, new Calibrations(model, momentum, from), judged, days);
        }
        return new ModelEvaluation(days, judged);
    }

    private static Calibration fit(
            List<FoldScores> earlier, int before, double base, boolean momentum) {
        ScoredRows scored = new ScoredRows();
        for (FoldScores fold : earlier) {
            DatedRows rows = fold.labelled();
            for (int row = 0; row < fold.size(); row++) {
                if (fold.rows().end(row) <= before && rows.weight(row) > 0) {
                    scored.add(
                            momentum ? fold.momentum(row) : fold.score(row),
                            rows.positive(row),
                            rows.weight(row),
                            rows.date(row),
                            fold.rows().end(row));
                }
            }
        }
        return scored.calibrator().fit(base);
    }

    /// What a fold's margins are calibrated by, and from which session on its dates judge.
    private record Calibrations(Calibration model, Calibration momentum, int from) {}

    private static void judge(
            FoldScores fold, Calibrations by, JudgedRows judged, List<ModelDay> days) {
        DatedRows rows = fold.labelled();
        for (int place = 0; place < rows.dates(); place++) {
            int from = rows.firstOf(place);
            if (rows.date(from) < by.from) {
                continue;
            }
            int size = rows.firstOf(place + 1) - from;
            double[] margins = new double[size];
            double[] probabilities = new double[size];
            double[] byMomentum = new double[size];
            boolean[] positive = new boolean[size];
            for (int i = 0; i < size; i++) {
                margins[i] = fold.margin(from + i);
                probabilities[i] = by.model.probability(fold.score(from + i));
                byMomentum[i] = by.momentum.probability(fold.momentum(from + i));
                positive[i] = rows.positive(from + i);
                judged.add(
                        rows.date(from),
                        fold.rows().symbol(from + i),
                        positive[i],
                        probabilities[i],
                        fold.base());
            }
            days.add(
                    ModelDay.of(
                            rows.date(from),
                            margins,
                            probabilities,
                            positive,
                            fold.base(),
                            byMomentum));
        }
    }
}
