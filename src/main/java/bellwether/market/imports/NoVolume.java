package bellwether.market.imports;

import bellwether.market.bars.Bars;
import java.util.Arrays;

/// A volume of 0 on every row, which is how many write that it is not known.
final class NoVolume {
    private NoVolume() {}

    /// Whether it is 0 on every row.
    static boolean of(Bars bars) {
        for (int i = 0; i < bars.size(); i++) {
            if (bars.volume()[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /// Makes it unknown.
    ///
    /// @return what to say of it
    static String unknown(String ticker, Bars bars) {
        Arrays.fill(bars.volume(), Double.NaN);
        return "%s: the volume is 0 on every row, which was taken for unknown.".formatted(ticker);
    }
}
