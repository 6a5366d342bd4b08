package bellwether.research.learning.sample;

import bellwether.market.bars.Bars;
import bellwether.research.analysis.TestBars;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Made symbols of one calendar: every seventh begins late, every fifth lacks bars.
public final class MadeMarket {
    private MadeMarket() {}

    public static List<Bars> of(int symbols, int sessions, long seed) {
        Random random = new Random(seed);
        List<Bars> all = new ArrayList<>();
        for (int i = 0; i < symbols; i++) {
            Bars bars = TestBars.walk(seed * 10_000 + i, sessions, 20 + i, 0.01 + 0.001 * (i % 10));
            int begin = i % 7 == 6 ? sessions / 3 : 0;
            boolean lacks = i % 5 == 4;
            Bars kept = Bars.room(sessions);
            int count = 0;
            for (int bar = begin; bar < sessions; bar++) {
                if (!lacks || random.nextInt(40) > 0) {
                    kept.put(count, bars, bar, 1);
                    count++;
                }
            }
            all.add(kept.trimmed(count));
        }
        return all;
    }

    /// Those bars that are of no Saturday or Sunday.
    public static Bars ofWeekdays(Bars bars) {
        Bars kept = Bars.room(bars.size());
        int count = 0;
        for (int bar = 0; bar < bars.size(); bar++) {
            // the first day was a Thursday
            if (Math.floorMod(Math.floorDiv(bars.time()[bar], 86_400L) + 3, 7) < 5) {
                kept.put(count, bars, bar, 1);
                count++;
            }
        }
        return kept.trimmed(count);
    }
}
