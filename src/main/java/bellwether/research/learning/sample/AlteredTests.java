package bellwether.research.learning.sample;

import java.util.List;

/// Changes the rows that do not train in a fold: every other one is gone, and the rest have other
/// features, one label and longer labels.
///
/// @param positive the label of all of them: the class that is rarer among them
record AlteredTests(SampleFold fold, boolean positive) {
    static AlteredTests of(SampleSurvey survey, SampleFold fold) {
        int rows = 0;
        int positives = 0;
        for (LabelledRows symbol : survey.rows()) {
            for (int row = 0; row < symbol.size(); row++) {
                if (!fold.trains(symbol.dates[row], symbol.ends[row])) {
                    rows++;
                    positives += survey.isPositive(symbol, row) ? 1 : 0;
                }
            }
        }
        return new AlteredTests(fold, 2 * positives < rows);
    }

    boolean isTest(LabelledRows symbol, int row) {
        return !fold.trains(symbol.dates[row], symbol.ends[row]);
    }

    List<LabelledRows> rows(List<LabelledRows> all) {
        return all.stream()
                .map(symbol -> symbol.where(row -> !isTest(symbol, row) || row % 2 == 0))
                .map(symbol -> symbol.longer(row -> isTest(symbol, row)))
                .toList();
    }

    static void change(double[] values) {
        for (int column = 0; column < values.length; column++) {
            values[column] = Double.isNaN(values[column]) ? 1 : 3 - 2 * values[column];
        }
    }
}
