package bellwether.technical.statistics.golden;

import java.util.List;
import java.util.TreeSet;

/// Rows of `panel.csv.gz`.
record GoldenPanel(GoldenTable rows) {
    static GoldenPanel part(GoldenFolder folder, String part) {
        return new GoldenPanel(folder.table("panel.csv.gz").where("part", part));
    }

    boolean[] labels() {
        return rows.flags("label");
    }

    double[] column(String name) {
        return rows.column(name);
    }

    /// Ascending, each once.
    List<String> dates() {
        return List.copyOf(new TreeSet<>(rows.texts("date")));
    }

    /// Each row's date by its place among them.
    int[] sessions() {
        List<String> dates = dates();
        return rows.texts("date").stream().mapToInt(dates::indexOf).toArray();
    }

    double rate() {
        int hits = 0;
        for (boolean label : labels()) {
            hits += label ? 1 : 0;
        }
        return (double) hits / rows.size();
    }
}
