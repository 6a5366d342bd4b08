package bellwether.technical.statistics.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The features of the panel, standardised as `logistic.json` says.
@SuppressWarnings("ArrayRecordComponent") // never compared
record PanelFeatures(List<String> names, double[] means, double[] deviations) {
    static PanelFeatures of(JsonNode logistic) {
        List<String> names = new ArrayList<>();
        logistic.required("columns").forEach(name -> names.add(name.asText()));
        return new PanelFeatures(
                names,
                GoldenFolder.numbers(logistic.required("mean")),
                GoldenFolder.numbers(logistic.required("sd")));
    }

    /// One array of each feature.
    double[][] columns(GoldenTable rows) {
        double[][] columns = new double[names.size()][];
        for (int j = 0; j < columns.length; j++) {
            int place = j;
            columns[j] =
                    Arrays.stream(rows.column(names.get(j)))
                            .map(value -> (value - means[place]) / deviations[place])
                            .toArray();
        }
        return columns;
    }

    static double[] row(double[][] columns, int row) {
        return Arrays.stream(columns).mapToDouble(column -> column[row]).toArray();
    }
}
