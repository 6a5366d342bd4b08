package bellwether.research.learning.tree;

import bellwether.technical.statistics.SplitMix64;
import java.util.Arrays;

/// The rows and features that one tree is grown from: whole dates, as rows of a date move together.
final class TreeSample {
    /// Of nothing.
    static final TreeSample NONE =
            new TreeSample(new int[0], new byte[0][], new int[0], 0, new int[0]);

    private final int[] features;
    private final byte[][] columns;
    private final int[] dateOfRow;
    private final int fitting;
    private final int[] timesOfDate;

    private TreeSample(
            int[] features, byte[][] columns, int[] dateOfRow, int fitting, int[] timesOfDate) {
        this.features = features;
        this.columns = columns;
        this.dateOfRow = dateOfRow;
        this.fitting = fitting;
        this.timesOfDate = timesOfDate;
    }

    /// A draw.
    ///
    /// @param fitting how many of the first rows count
    static TreeSample draw(DatedRows rows, int fitting, SampleShares shares, SplitMix64 random) {
        int[] dateOfRow = rows.placesOfDates();
        int dates = fitting == 0 ? 0 : dateOfRow[fitting - 1] + 1;
        int[] features = chosen(rows.bins().features(), shares.columns(), random);
        Arrays.sort(features);
        int[] times = new int[dates];
        if (shares.repeated()) {
            for (int i = 0; i < dates; i++) {
                times[random.nextInt(dates)]++;
            }
        } else {
            for (int date : chosen(dates, shares.dates(), random)) {
                times[date] = 1;
            }
        }
        byte[][] columns = new byte[features.length][];
        Arrays.setAll(columns, i -> rows.bins().column(features[i]));
        return new TreeSample(features, columns, dateOfRow, fitting, times);
    }

    /// Half of five are three; at least one.
    private static int[] chosen(int count, double share, SplitMix64 random) {
        int wanted = Math.min(count, Math.max(1, (int) Math.ceil(count * share)));
        int[] all = new int[count];
        Arrays.setAll(all, i -> i);
        if (wanted == count) {
            return all;
        }
        for (int i = 0; i < wanted; i++) {
            int other = i + random.nextInt(count - i);
            int kept = all[i];
            all[i] = all[other];
            all[other] = kept;
        }
        return Arrays.copyOf(all, wanted);
    }

    int features() {
        return features.length;
    }

    /// The number of the feature at a place of the sample.
    int feature(int place) {
        return features[place];
    }

    byte[][] columns() {
        return columns;
    }

    /// How often a row counts.
    int times(int row) {
        return row < fitting ? timesOfDate[dateOfRow[row]] : 0;
    }

    /// Writes the rows that count, ascending.
    ///
    /// @return how many they are
    int fill(int[] order) {
        int count = 0;
        for (int row = 0; row < fitting; row++) {
            if (timesOfDate[dateOfRow[row]] > 0) {
                order[count] = row;
                count++;
            }
        }
        return count;
    }
}
