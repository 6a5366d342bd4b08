package bellwether.research.learning.leak;

import bellwether.market.bars.Bars;
import bellwether.research.learning.sample.SampleReader;
import bellwether.research.learning.sample.SampleSymbol;
import bellwether.technical.statistics.SplitMix64;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Finds tickers that share bars: the same returns at the same moments through a quarter of a year,
/// at whatever price. Reads along with a survey; some bytes for each quarter of each symbol.
public final class DuplicateBars implements SampleReader {
    private static final long QUARTER_SECONDS = 91L * 24 * 60 * 60;

    /// In a quarter with fewer moves a symbol says too little.
    private static final int FEWEST_MOVES = 40;

    private final List<SampleSymbol> symbols;

    /// Symbols with a quarter that says enough.
    private int comparable;

    private final Map<Long, Integer> seen = new HashMap<>();
    private final Map<String, Integer> shared = new TreeMap<>();

    public DuplicateBars(List<SampleSymbol> symbols) {
        this.symbols = List.copyOf(symbols);
    }

    @Override
    public void take(int symbol, Bars bars) {
        long quarter = Long.MIN_VALUE;
        long digest = 0;
        int moves = 0;
        Set<Long> own = new HashSet<>();
        for (int bar = 1; bar < bars.size(); bar++) {
            long current = Math.floorDiv(bars.time()[bar], QUARTER_SECONDS);
            if (current != quarter) {
                keep(own, quarter, digest, moves);
                quarter = current;
                digest = 0;
                moves = 0;
            }
            float move = (float) (bars.close()[bar] / bars.close()[bar - 1]);
            if (Float.isFinite(move) && move != 1) {
                long mixed = new SplitMix64(Float.floatToIntBits(move)).nextLong();
                digest += new SplitMix64(mixed + bars.time()[bar]).nextLong();
                moves++;
            }
        }
        keep(own, quarter, digest, moves);
        comparable += own.isEmpty() ? 0 : 1;
        own.forEach(one -> compare(symbol, one));
    }

    private static void keep(Set<Long> own, long quarter, long digest, int moves) {
        if (moves >= FEWEST_MOVES) {
            own.add(new SplitMix64(digest + quarter).nextLong());
        }
    }

    private void compare(int symbol, long digest) {
        Integer other = seen.putIfAbsent(digest, symbol);
        if (other != null) {
            String pair = symbols.get(other).ticker() + ", " + symbols.get(symbol).ticker();
            shared.merge(pair, 1, Integer::sum);
        }
    }

    /// What was found so far: each pair, with the quarters that it shares.
    public LeakReport report() {
        List<LeakFinding> findings = new ArrayList<>();
        shared.forEach((pair, quarters) ->
                findings.add(
                        new LeakFinding(
                                LeakCode.DUPLICATE_BARS,
                                pair,
                                Map.of("quarters", (double) quarters))));
        // one symbol alone has no twin
        return symbols.size() > 1 && comparable < 2
                ? LeakReport.of(
                        LeakDoubt.of(
                                LeakCode.DUPLICATE_BARS,
                                comparable,
                                2,
                                "%d symbols have a quarter of 40 moves, needs %d"))
                : new LeakReport(findings, List.of());
    }
}
