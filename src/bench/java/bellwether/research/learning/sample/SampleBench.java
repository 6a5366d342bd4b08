package bellwether.research.learning.sample;

import bellwether.market.bars.Bars;
import bellwether.market.bars.history.Block;
import bellwether.market.bars.history.PackedSample;
import bellwether.research.analysis.TestBars;
import bellwether.research.learning.feature.CalendarSessions;
import java.lang.management.ManagementFactory;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// `./run.sh bench learning features samples`: rows of a market from its packed bars: what each
/// reading takes, and what the rows hold.
public final class SampleBench {
    private static final int DIFFERENT = 200;
    private static final int HORIZON = 5;
    private static final double MEGABYTE = 1 << 20;

    /// Unpacks one symbol at a time; the same walks again and again.
    private record PackedSource(List<byte[]> packed, List<SampleSymbol> symbols)
            implements SampleSource {
        @Override
        public long[] sessions() {
            return Block.unpack(packed.getFirst()).bars().time().clone();
        }

        @Override
        public List<CalendarSessions> calendars() {
            return Collections.nCopies(symbols.size(), CalendarSessions.every(sessions().length));
        }

        @Override
        public void read(BitSet wanted, SampleReader reader) {
            wanted.stream()
                    .forEach(symbol ->
                            reader.take(
                                    symbol,
                                    Block.unpack(packed.get(symbol % packed.size())).bars()));
        }
    }

    private SampleBench() {}

    /// Measures a market.
    ///
    /// @param args symbols and bars; 8000 and 1260
    public static void main(String[] args) {
        int symbols = args.length > 0 ? Integer.parseInt(args[0]) : 8_000;
        int bars = args.length > 1 ? Integer.parseInt(args[1]) : 1_260;
        List<byte[]> packed =
                IntStream.range(0, DIFFERENT).mapToObj(seed -> packed(seed, bars)).toList();
        List<SampleSymbol> named =
                IntStream.range(0, symbols).mapToObj(i -> new SampleSymbol(i, "W" + i)).toList();
        SampleSource source = new PackedSource(packed, named);
        double start = seconds();
        double before = heap();
        SampleSurvey survey = SampleSurvey.of(source, SampleSpec.of(SampleLabel.RANK, HORIZON));
        double surveyed = seconds();
        double surveyHeap = heap() - before;
        SampleFeatures features = new SampleFeatures(survey);
        double middle = seconds();
        List<BinEdges> edges = features.edges((date, end) -> end <= bars * 3 / 4);
        double edged = seconds();
        PackedTable table = features.table(edges);
        double done = seconds();
        System.out.printf(
                Locale.ROOT,
                """
                %d symbols of %d bars, label rank, h %d: %s
                survey %.1f s, holds %.0f MB; edges %.1f s; bytes %.1f s, processor time of one thread
                the table holds %.0f MB, %d bytes a row
                """,
                symbols,
                bars,
                HORIZON,
                survey.counts(),
                surveyed - start,
                surveyHeap,
                edged - middle,
                done - edged,
                table.rows() * (double) rowBytes(table) / MEGABYTE,
                rowBytes(table));
    }

    private static byte[] packed(int seed, int bars) {
        Bars walk = TestBars.walk(seed, bars, 50, 0.02);
        return PackedSample.pack(walk);
    }

    private static int rowBytes(PackedTable table) {
        return table.columns() + PackedTable.BYTES_BESIDE;
    }

    private static double seconds() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    }

    private static double heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGABYTE;
    }
}
