package bellwether.market.bars.history;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Bars;
import bellwether.market.bars.IncomingBars;
import bellwether.market.bars.Rejections;
import bellwether.market.symbols.RejectReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class BlockMergeTest {
    private static final int STORED = 3;
    private static final int GIVEN = 7;

    /// A bar as these tests tell bars apart.
    private record Bar(long time, double price, double volume, int source) {}

    private final Rejections rejections = new Rejections();

    private static Bars bars(List<Bar> some) {
        Bars bars = Bars.room(some.size());
        for (int i = 0; i < some.size(); i++) {
            Bar bar = some.get(i);
            bars.time()[i] = bar.time;
            bars.open()[i] = bar.price;
            bars.high()[i] = bar.price + 1;
            bars.low()[i] = bar.price - 1;
            bars.close()[i] = bar.price;
            bars.volume()[i] = bar.volume;
        }
        return bars;
    }

    private static Block block(List<Bar> some) {
        return new Block(bars(some), some.stream().mapToInt(Bar::source).toArray());
    }

    private static List<Bar> read(Block block) {
        List<Bar> some = new ArrayList<>();
        for (int i = 0; i < block.size(); i++) {
            Bars bars = block.bars();
            some.add(new Bar(bars.time()[i], bars.open()[i], bars.volume()[i], block.sources()[i]));
            assertEquals(bars.open()[i] + 1, bars.high()[i]);
            assertEquals(bars.open()[i] - 1, bars.low()[i]);
        }
        return some;
    }

    private static IncomingBars given(List<Bar> some, boolean... repeats) {
        long[] lines = new long[some.size()];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = 100L + i;
        }
        boolean[] all = repeats.length == 0 ? new boolean[some.size()] : repeats;
        return new IncomingBars("A", bars(some), lines, all, List.of());
    }

    private BlockMerge merge(List<Bar> stored, IncomingBars given) {
        return new BlockMerge(block(stored), given, 0, given.bars().size(), GIVEN, rejections);
    }

    private static Bar stored(long time, double price) {
        return new Bar(time, price, 10, STORED);
    }

    private static Bar fresh(long time, double price) {
        return new Bar(time, price, 10, GIVEN);
    }

    @Test
    void newBarsGoBetweenThoseThatAreThere() {
        BlockMerge merge =
                merge(
                        List.of(stored(10, 5), stored(30, 5)),
                        given(List.of(fresh(5, 1), fresh(20, 2), fresh(40, 3))));
        assertEquals(
                List.of(fresh(5, 1), stored(10, 5), fresh(20, 2), stored(30, 5), fresh(40, 3)),
                read(merge.block()));
        assertEquals(3, merge.inserted());
        assertEquals(0, merge.changed());
        assertTrue(merge.hasChanges());
    }

    @Test
    void aBarThatSaysTheSameKeepsItsSource() {
        BlockMerge merge = merge(List.of(stored(10, 5)), given(List.of(fresh(10, 5))));
        assertEquals(List.of(stored(10, 5)), read(merge.block()));
        assertEquals(1, merge.unchanged());
        assertFalse(merge.hasChanges());
        assertEquals(Map.of(), merge.replaced());
    }

    @Test
    void anUnknownVolumeDoesNotReplaceAKnownOne() {
        BlockMerge merge =
                merge(List.of(stored(10, 5)), given(List.of(new Bar(10, 5, Double.NaN, GIVEN))));
        assertEquals(List.of(stored(10, 5)), read(merge.block()));
        BlockMerge known =
                merge(List.of(new Bar(10, 5, Double.NaN, STORED)), given(List.of(fresh(10, 5))));
        assertEquals(List.of(fresh(10, 5)), read(known.block()));
        assertEquals(1, known.changed());
    }

    @Test
    void anotherPriceReplacesTheOneOfAnotherSourceAndIsDisputed() {
        BlockMerge merge =
                merge(
                        List.of(stored(10, 5), stored(20, 5)),
                        given(List.of(fresh(10, 5), fresh(20, 8))));
        assertEquals(List.of(stored(10, 5), fresh(20, 8)), read(merge.block()));
        assertEquals(1, merge.changed());
        assertEquals(Map.of(STORED, 1L), merge.replaced());
        assertEquals(1, merge.disputes().size());
        BlockMerge.Dispute dispute = merge.disputes().getFirst();
        assertEquals("low", dispute.price(), "4 and 7 differ most");
        assertEquals(4, dispute.before());
        assertEquals(7, dispute.now());
        assertEquals(STORED, dispute.replaced());
    }

    @Test
    void aDisputeIsOfTheDayAlsoBefore1970() {
        NewDispute dispute = new BlockMerge.Dispute(-1, STORED, "low", 4, 5).of(9, GIVEN);
        assertEquals(-1, dispute.day());
        assertEquals(9, dispute.symbolId());
        assertEquals(0.25, dispute.difference());
    }

    @Test
    void aSourceMayCorrectItselfWithoutADispute() {
        BlockMerge merge = merge(List.of(fresh(10, 5)), given(List.of(fresh(10, 8))));
        assertEquals(List.of(fresh(10, 8)), read(merge.block()));
        assertEquals(Map.of(), merge.replaced());
        assertEquals(List.of(), merge.disputes());
    }

    @Test
    void anotherVolumeAloneIsNoDispute() {
        BlockMerge merge = merge(List.of(stored(10, 5)), given(List.of(new Bar(10, 5, 11, GIVEN))));
        assertEquals(Map.of(STORED, 1L), merge.replaced());
        assertEquals(List.of(), merge.disputes());
    }

    @Test
    void aDayThatTheFileBroughtBeforeIsOnlyCompared() {
        BlockMerge merge =
                merge(
                        List.of(fresh(10, 5), fresh(20, 5)),
                        given(List.of(fresh(10, 5), fresh(20, 8)), true, true));
        assertEquals(List.of(fresh(10, 5), fresh(20, 5)), read(merge.block()));
        assertEquals(0, merge.unchanged());
        assertEquals(
                Map.of(RejectReason.DUPLICATE, 1L, RejectReason.CONFLICTING_DUPLICATE, 1L),
                rejections.byReason());
        assertEquals(101, rejections.examples().getLast().line());
    }

    @Test
    void arrivalsOutsideOfTheirPartAreLeftAlone() {
        IncomingBars all = given(List.of(fresh(10, 1), fresh(20, 2), fresh(30, 3)));
        Block merged = new BlockMerge(Block.EMPTY, all, 1, 2, GIVEN, rejections).block();
        assertEquals(List.of(fresh(20, 2)), read(merged));
    }

    @Test
    void theResultIsThatOfAMapByTime() {
        Random random = new Random(6);
        for (int round = 0; round < 500; round++) {
            List<Bar> old = some(random, STORED);
            List<Bar> given = some(random, GIVEN);
            TreeMap<Long, Bar> plain = new TreeMap<>();
            old.forEach(bar -> plain.put(bar.time, bar));
            long inserted = 0;
            long changed = 0;
            for (Bar bar : given) {
                Bar before = plain.get(bar.time);
                if (before == null || before.price != bar.price) {
                    plain.put(bar.time, bar);
                    inserted += before == null ? 1 : 0;
                    changed += before == null ? 0 : 1;
                }
            }
            BlockMerge merge = merge(old, given(given));
            assertEquals(List.copyOf(plain.values()), read(merge.block()));
            assertEquals(inserted, merge.inserted());
            assertEquals(changed, merge.changed());
            assertEquals(given.size() - inserted - changed, merge.unchanged());
            assertEquals(changed, merge.disputes().size());
        }
    }

    private static List<Bar> some(Random random, int source) {
        TreeSet<Long> times = new TreeSet<>();
        for (int i = random.nextInt(12); i > 0; i--) {
            times.add(random.nextLong(20));
        }
        return times.stream()
                .map(time -> new Bar(time, 5 + random.nextInt(3), 10, source))
                .toList();
    }

    @Test
    void blocksAreCutAndJoinedWithTheirSources() {
        Block block = block(List.of(stored(1, 5), fresh(2, 6), stored(3, 7)));
        assertEquals(List.of(fresh(2, 6), stored(3, 7)), read(block.from(1)));
        assertEquals(List.of(stored(1, 5), stored(3, 7)), read(block.where(i -> i != 1)));
        assertEquals(read(block), read(Block.unpack(block.pack())));
        assertEquals(
                read(block),
                read(
                        Block.unpack(
                                List.of(
                                        block.where(i -> i < 1).pack(),
                                        Block.EMPTY.pack(),
                                        block.from(1).pack()))));
        assertEquals(read(block), read(block.where(i -> i < 2).plus(block.from(2))));
        assertSame(block, block.plus(Block.EMPTY));
        assertSame(block, Block.EMPTY.plus(block));
        assertEquals(1, block.first());
        assertEquals(3, block.last());
        assertEquals(List.of(STORED, GIVEN), block.distinctSources());
        assertEquals(List.of(), Block.EMPTY.distinctSources());
        assertArrayEquals(new int[] {STORED, GIVEN, STORED}, block.sources());
    }
}
