package bellwether.research.learning.model;

import bellwether.research.learning.sample.BinEdges;
import bellwether.research.learning.sample.PackedTable;
import bellwether.research.learning.sample.SampleFold;
import bellwether.research.learning.sample.SampleRow;
import bellwether.research.learning.sample.SampleSplits;
import bellwether.research.learning.sample.SelectedRows;
import bellwether.research.learning.sample.TrainingTable;
import bellwether.technical.statistics.SplitMix64;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// An invented market: returns of a shared factor and of each symbol's own, labels by the date's
/// median of the next returns, and features that persist. One of them knows a little of the next
/// returns, or nothing.
public final class PlantedMarket implements ModelTraining.FoldTables {
    public static final List<String> FEATURES =
            List.of("momentum", "planted", "noise_1", "noise_2", "noise_3");
    public static final int HORIZON = 5;
    private static final double PERSISTENCE = 0.95;

    private final int symbols;
    private final int sessions;
    private final double[][] returns;
    private final double[][] next;
    private final double[][][] values;
    private final boolean[][] positive;

    /// @param knowledge correlation of the planted feature with the next returns; 0 for none
    public PlantedMarket(long seed, int symbols, int sessions, double knowledge) {
        this.symbols = symbols;
        this.sessions = sessions;
        SplitMix64 random = new SplitMix64(seed);
        returns = returns(random);
        values = new double[FEATURES.size()][symbols][sessions];
        for (int column = 0; column < FEATURES.size(); column++) {
            for (int symbol = 0; symbol < symbols; symbol++) {
                persistent(random, values[column][symbol]);
            }
        }
        next = new double[symbols][sessions];
        double[] market = new double[sessions];
        for (int symbol = 0; symbol < symbols; symbol++) {
            for (int t = 0; t < sessions; t++) {
                next[symbol][t] = sum(symbol, t + 1, t + 1 + HORIZON);
                market[t] += next[symbol][t] / symbols;
            }
        }
        positive = labels();
        for (int symbol = 0; symbol < symbols; symbol++) {
            for (int t = 0; t < sessions; t++) {
                values[0][symbol][t] = t < 252 ? Double.NaN : sum(symbol, t - 252, t - 21);
                double own = (next[symbol][t] - market[t]) / (0.02 * Math.sqrt(HORIZON));
                values[1][symbol][t] =
                        knowledge * own
                                + Math.sqrt(1 - knowledge * knowledge) * values[1][symbol][t];
            }
        }
    }

    private double[][] returns(SplitMix64 random) {
        double[] factor = new double[sessions + HORIZON];
        Arrays.setAll(factor, t -> 0.01 * normal(random));
        double[][] made = new double[symbols][sessions + HORIZON];
        for (double[] ofSymbol : made) {
            double beta = 0.5 + random.nextDouble();
            Arrays.setAll(ofSymbol, t -> beta * factor[t] + 0.02 * normal(random));
        }
        return made;
    }

    private static void persistent(SplitMix64 random, double[] into) {
        double value = normal(random);
        for (int t = 0; t < into.length; t++) {
            into[t] = value;
            value = PERSISTENCE * value + Math.sqrt(1 - PERSISTENCE * PERSISTENCE) * normal(random);
        }
    }

    private static double normal(SplitMix64 random) {
        double first = 1 - random.nextDouble();
        return Math.sqrt(-2 * Math.log(first)) * Math.cos(2 * Math.PI * random.nextDouble());
    }

    private double sum(int symbol, int from, int to) {
        double sum = 0;
        for (int t = from; t < to; t++) {
            sum += returns[symbol][t];
        }
        return sum;
    }

    public int sessions() {
        return sessions;
    }

    public List<SampleFold.Forward> folds() {
        return SampleSplits.walkForward(sessions);
    }

    @Override
    public TrainingTable of(SampleFold fold) {
        return table(fold::trains, false);
    }

    @Override
    public TrainingTable whole() {
        return table((_, _) -> true, false);
    }

    /// Which rows the edges of bins are by.
    private interface Trains {
        boolean row(int date, int end);
    }

    /// The rows in the order of the table, or the other way round.
    TrainingTable table(SampleFold fold, boolean backwards) {
        return table(fold::trains, backwards);
    }

    private TrainingTable table(Trains trains, boolean backwards) {
        List<int[]> rows = new ArrayList<>();
        for (int symbol = 0; symbol < symbols; symbol++) {
            for (int t = symbol % HORIZON; t + HORIZON < sessions; t += HORIZON) {
                rows.add(new int[] {symbol, t});
            }
        }
        PackedTable table = new PackedTable(FEATURES, edges(rows, trains), rows.size());
        for (int[] row : rows) {
            int symbol = row[0];
            int t = row[1];
            table.add(
                    new SampleRow(symbol, t, t + HORIZON, positive[symbol][t], 1),
                    values(symbol, t));
        }
        int[] order = IntStream.range(0, rows.size()).toArray();
        if (backwards) {
            Arrays.setAll(order, i -> rows.size() - 1 - i);
        }
        return SelectedRows.of(table, order);
    }

    private double[] values(int symbol, int t) {
        return IntStream.range(0, FEATURES.size())
                .mapToDouble(column -> values[column][symbol][t])
                .toArray();
    }

    private List<BinEdges> edges(List<int[]> rows, Trains trains) {
        List<int[]> training =
                rows.stream().filter(row -> trains.row(row[1], row[1] + HORIZON)).toList();
        return IntStream.range(0, FEATURES.size())
                .mapToObj(column ->
                        BinEdges.ofTraining(
                                training.stream()
                                        .mapToDouble(row -> values[column][row[0]][row[1]])
                                        .toArray()))
                .toList();
    }

    /// Above the date's median of all symbols.
    private boolean[][] labels() {
        boolean[][] above = new boolean[symbols][sessions];
        for (int t = 0; t < sessions; t++) {
            int date = t;
            double[] sorted =
                    IntStream.range(0, symbols)
                            .mapToDouble(symbol -> next[symbol][date])
                            .sorted()
                            .toArray();
            double median = (sorted[(symbols - 1) / 2] + sorted[symbols / 2]) / 2;
            for (int symbol = 0; symbol < symbols; symbol++) {
                above[symbol][t] = next[symbol][t] > median;
            }
        }
        return above;
    }
}
