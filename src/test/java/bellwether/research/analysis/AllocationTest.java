package bellwether.research.analysis;

import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.BarBuffer;
import bellwether.market.bars.Bars;
import bellwether.market.bars.Packed;
import bellwether.market.bars.PackedHistory;
import bellwether.market.symbols.Timeframe;
import bellwether.research.analysis.plan.AnalysisOptions;
import bellwether.research.analysis.profile.BuiltInProfiles;
import bellwether.research.analysis.store.AnalysisJson;
import bellwether.research.analysis.store.NewAnalysis;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/// The way of a market's symbol from packed bars to the bytes that are stored makes no object per
/// bar: four times the bars cost no more memory than what a few bytes a bar would be. One boxed
/// number a bar takes 16.
final class AllocationTest {
    private static final int SYMBOLS = 40;
    private static final int SHORT = 300;
    private static final int LONG = 1_260;
    private static final int BYTES_A_BAR = 6;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Analyst analyst = new Analyst();
    private final BarBuffer room = new BarBuffer();
    private final AnalysisJson json = new AnalysisJson();

    @Test
    void moreBarsTakeNoMoreMemory() {
        PackedHistory[] few = new PackedHistory[SYMBOLS];
        PackedHistory[] many = new PackedHistory[SYMBOLS];
        for (int i = 0; i < SYMBOLS; i++) {
            Bars bars = TestBars.walk(i, LONG, 100, 0.02);
            few[i] = Packed.history(bars.last(SHORT));
            many[i] = Packed.history(bars);
        }
        allocated(many); // scratch space grows to its size once
        long least = allocated(few);
        long most = allocated(many);
        long allowed = (long) (LONG - SHORT) * BYTES_A_BAR;
        assertTrue(
                most - least <= allowed,
                () ->
                        "%d bars allocated %d bytes, %d bars %d; at most %d more are allowed"
                                .formatted(SHORT, least, LONG, most, allowed));
    }

    /// Bytes a symbol.
    private long allocated(PackedHistory[] histories) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (PackedHistory history : histories) {
            AnalysisOutcome finding =
                    analyst.analyse(
                            history.read(room),
                            Timeframe.DAY,
                            BuiltInProfiles.BALANCED,
                            AnalysisOptions.capital("100000"),
                            TestBars.LATER);
            NewAnalysis.of(((AnalysisOutcome.Analysed) finding).analysis(), json);
        }
        return (THREADS.getCurrentThreadAllocatedBytes() - before) / histories.length;
    }
}
