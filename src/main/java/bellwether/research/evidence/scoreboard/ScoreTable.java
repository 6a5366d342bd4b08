package bellwether.research.evidence.scoreboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Plans, counted in cells and by the strength of their scores.
///
/// @param all of them together
/// @param cells in the order of their keys
/// @param deciles of the trades that have ended by score in the trade's direction, weakest first;
///   none with under 100 of them
public record ScoreTable(ScoreCell all, List<ScoreCell> cells, List<ScoreCell> deciles) {
    private static final int DECILES = 10;
    private static final int FEWEST_FOR_DECILES = 100;

    public ScoreTable {
        cells = List.copyOf(cells);
        deciles = List.copyOf(deciles);
    }

    /// Counts rows as they come.
    public static final class Counter {
        private final CellKind kind;
        private final CellSums all = new CellSums();
        private final Map<String, CellSums> cells = new TreeMap<>();
        private final List<ScoreRow> closed = new ArrayList<>();

        public Counter(CellKind kind) {
            this.kind = kind;
        }

        public void add(ScoreRow row) {
            all.add(row);
            kind.keys(row).forEach(key -> cells.computeIfAbsent(key, _ -> new CellSums()).add(row));
            if (row.r() != null) {
                closed.add(row);
            }
        }

        public ScoreTable table() {
            List<ScoreCell> found = new ArrayList<>();
            cells.forEach((key, sums) -> found.add(sums.cell(key)));
            return new ScoreTable(all.cell("all"), found, deciles());
        }

        private List<ScoreCell> deciles() {
            List<ScoreCell> found = new ArrayList<>();
            if (closed.size() >= FEWEST_FOR_DECILES) {
                closed.sort(
                        Comparator.comparingDouble(ScoreRow::conviction)
                                .thenComparing(ScoreRow::asOf)
                                .thenComparingLong(ScoreRow::symbolId));
                for (int decile = 0; decile < DECILES; decile++) {
                    CellSums sums = new CellSums();
                    place(decile).forEach(sums::add);
                    found.add(sums.cell(String.valueOf(decile + 1)));
                }
            }
            return found;
        }

        private List<ScoreRow> place(int decile) {
            return closed.subList(
                    decile * closed.size() / DECILES, (decile + 1) * closed.size() / DECILES);
        }
    }
}
