package bellwether.market.bars.history;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import bellwether.market.bars.BarBuffer;
import bellwether.market.bars.Bars;
import bellwether.market.bars.CorporateAction;
import bellwether.market.bars.History;
import bellwether.market.bars.Packed;
import bellwether.market.bars.PackedHistory;
import bellwether.market.bars.Split;
import bellwether.research.analysis.TestBars;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AdjusterTest {
    private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);

    private static CorporateAction split(int day, double ratio) {
        return CorporateAction.split(
                FIRST.plusDays(day), BigDecimal.valueOf(ratio), BigDecimal.ONE);
    }

    private static CorporateAction dividend(int day, double amount) {
        return CorporateAction.dividend(FIRST.plusDays(day), BigDecimal.valueOf(amount));
    }

    /// A hundred up to the day, then a hundred over the ratio.
    private static Bars jumping(int size, int day, double ratio) {
        return TestBars.closes(size, i -> i < day ? 100 : 100 / ratio);
    }

    private static double[] closes(Bars bars) {
        return Arrays.copyOf(bars.close(), bars.size());
    }

    @Test
    void pricesBeforeASplitAreDividedAndVolumesMultiplied() {
        Adjuster adjuster = new Adjuster(jumping(4, 2, 4), List.of(split(2, 4)), false);
        Bars bars = adjuster.bars();
        assertArrayEquals(new double[] {25, 25, 25, 25}, closes(bars));
        assertArrayEquals(new double[] {25, 25, 25, 25}, bars.low());
        assertArrayEquals(new double[] {4_000, 4_000, 1_000, 1_000}, bars.volume());
        assertEquals(List.of(new Split(FIRST.plusDays(2), 4, true)), adjuster.splits());
    }

    @Test
    void aSplitThatThePricesDoNotShowIsNotApplied() {
        Bars raw = TestBars.closes(4, _ -> 100);
        Adjuster adjuster = new Adjuster(raw, List.of(split(2, 4)), false);
        assertSame(raw, adjuster.bars());
        assertEquals(List.of(new Split(FIRST.plusDays(2), 4, false)), adjuster.splits());
    }

    /// Between not split at all and split, in logarithms.
    @Test
    void aSplitIsAppliedWhereTheNightLooksMoreLikeItThanNot() {
        assertEquals(
                true,
                new Adjuster(jumping(4, 2, 2.01), List.of(split(2, 4)), false)
                        .splits()
                        .getFirst()
                        .applied());
        assertEquals(
                false,
                new Adjuster(jumping(4, 2, 1.99), List.of(split(2, 4)), false)
                        .splits()
                        .getFirst()
                        .applied());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 4, 9})
    void aSplitThatDoesNotLieBetweenTwoBarsIsLeftOut(int day) {
        Bars raw = jumping(4, 2, 4);
        Adjuster adjuster = new Adjuster(raw, List.of(split(day, 4)), false);
        assertSame(raw, adjuster.bars());
        assertEquals(false, adjuster.splits().getFirst().applied());
    }

    @Test
    void dividendsAreAdjustedForOnlyWhereTheyAreAskedFor() {
        Bars raw = TestBars.closes(4, i -> i < 2 ? 100 : 90);
        assertSame(raw, new Adjuster(raw, List.of(dividend(2, 10)), false).bars());
        Bars bars = new Adjuster(raw, List.of(dividend(2, 10)), true).bars();
        assertArrayEquals(new double[] {90, 90, 90, 90}, closes(bars));
        assertArrayEquals(new double[] {1_000, 1_000, 1_000, 1_000}, bars.volume());
    }

    @Test
    void aDividendOfAllThatAShareIsWorthIsLeftOut() {
        Bars raw = TestBars.closes(4, _ -> 100);
        assertSame(raw, new Adjuster(raw, List.of(dividend(2, 100)), true).bars());
        assertSame(raw, new Adjuster(raw, List.of(dividend(2, 250)), true).bars());
    }

    @Test
    void aDayWithoutABarMeansTheNextOne() {
        Bars gapped = jumping(4, 2, 2);
        gapped.time()[2] += 5 * 86_400;
        gapped.time()[3] += 5 * 86_400;
        assertArrayEquals(
                new double[] {50, 50, 50, 50},
                closes(new Adjuster(gapped, List.of(split(4, 2)), false).bars()));
    }

    @Test
    void theDayOfAnActionBeginsByItsExchangesClock() {
        Bars hours = jumping(4, 2, 2);
        for (int i = 0; i < 4; i++) {
            hours.time()[i] = FIRST.toEpochDay() * 86_400 + i * 3_600L + 12 * 3_600;
        }
        ZoneId tokyo = ZoneId.of("Asia/Tokyo");
        assertEquals(
                false,
                new Adjuster(hours, List.of(split(1, 2)), false).splits().getFirst().applied());
        Adjuster local = new Adjuster(hours, List.of(split(1, 2)), false, tokyo);
        assertEquals(false, local.splits().getFirst().applied(), "the third hour is at 23:00");
        hours.time()[2] += 3_600;
        hours.time()[3] += 3_600;
        assertEquals(
                true,
                new Adjuster(hours, List.of(split(1, 2)), false, tokyo)
                        .splits()
                        .getFirst()
                        .applied());
    }

    /// Bar by bar, each over all actions behind it.
    private static double factor(Bars raw, List<CorporateAction> actions, int bar, boolean volume) {
        double factor = 1;
        for (CorporateAction action : actions) {
            int place = 0;
            while (place < raw.size()
                    && raw.time()[place] < action.exDate().toEpochDay() * 86_400) {
                place++;
            }
            if (place == 0 || place >= raw.size() || bar >= place) {
                continue;
            }
            double before = raw.close()[place - 1];
            double ratio = action.ratio();
            double jump = Math.log(before / raw.open()[place]);
            if (action.perShare() > 0) {
                double kept = 1 - action.perShare() / before;
                factor *= volume || kept <= 0 ? 1 : kept;
            } else if (Math.abs(jump - Math.log(ratio)) < Math.abs(jump)) {
                factor *= volume ? ratio : 1 / ratio;
            }
        }
        return factor;
    }

    @Test
    void theFactorsAreThoseOfThePlainFormula() {
        Random random = new Random(8);
        for (int round = 0; round < 100; round++) {
            Bars raw = TestBars.walk(round, 120, 100, 0.3);
            List<CorporateAction> actions = new ArrayList<>();
            for (int i = random.nextInt(8); i > 0; i--) {
                actions.add(
                        random.nextBoolean()
                                ? split(random.nextInt(-5, 130), random.nextBoolean() ? 2 : 0.25)
                                : dividend(random.nextInt(-5, 130), 1 + random.nextInt(200)));
            }
            Bars bars = new Adjuster(raw, actions, true).bars();
            for (int i = 0; i < raw.size(); i++) {
                double price = factor(raw, actions, i, false);
                double volume = factor(raw, actions, i, true);
                assertEquals(raw.open()[i] * price, bars.open()[i], 1e-9 * raw.open()[i] * price);
                assertEquals(raw.high()[i] * price, bars.high()[i], 1e-9 * raw.high()[i] * price);
                assertEquals(raw.low()[i] * price, bars.low()[i], 1e-9 * raw.low()[i] * price);
                assertEquals(
                        raw.close()[i] * price, bars.close()[i], 1e-9 * raw.close()[i] * price);
                assertEquals(
                        raw.volume()[i] * volume,
                        bars.volume()[i],
                        1e-9 * raw.volume()[i] * volume);
            }
            assertEquals(raw.close()[119], bars.close()[119], "the newest bar keeps its price");
        }
    }

    @Test
    void otherBarsOfTheHistoryAreAdjustedByTheTwoBesideEachAction() {
        Random random = new Random(9);
        for (int round = 0; round < 50; round++) {
            Bars raw = TestBars.walk(round, 100, 100, 0.3);
            List<CorporateAction> actions =
                    List.of(
                            split(1 + random.nextInt(98), 2),
                            dividend(1 + random.nextInt(98), 30),
                            split(1 + random.nextInt(98), 0.5));
            Bars whole = new Adjuster(raw, actions, true).bars();
            Bars beside = beside(raw, actions);
            int from = random.nextInt(90);
            int to = from + random.nextInt(100 - from) + 1;
            Bars some = raw.first(to).from(from);
            Bars adjusted = new Adjuster(beside, actions, true).adjusted(some);
            for (int i = 0; i < some.size(); i++) {
                assertEquals(whole.close()[from + i], adjusted.close()[i], 1e-9);
                assertEquals(
                        whole.volume()[from + i],
                        adjusted.volume()[i],
                        1e-9 * (1 + whole.volume()[from + i]));
            }
        }
    }

    private static Bars beside(Bars raw, List<CorporateAction> actions) {
        boolean[] wanted = new boolean[raw.size()];
        for (CorporateAction action : actions) {
            int place = raw.place(action.exDate().toEpochDay() * 86_400);
            wanted[place - 1] = true;
            wanted[place] = true;
        }
        return new Block(raw, new int[raw.size()]).where(i -> wanted[i]).bars();
    }

    @Test
    void aHistoryIsReadAsItWasKnownByADay() {
        PackedHistory plain = Packed.history(jumping(600, 300, 2));
        PackedHistory packed =
                new PackedHistory(
                        plain.ticker(),
                        plain.asked(),
                        plain.symbolId(),
                        plain.dataVersion(),
                        plain.facts(),
                        plain.sources(),
                        plain.synthetic(),
                        List.of(split(300, 2)),
                        plain.blocks());
        History read = packed.read(new BarBuffer());
        assertEquals(50, read.bars().close()[0]);
        assertEquals(1, read.splits().size());
        assertEquals(100, packed.raw(new BarBuffer()).bars().close()[0]);
        assertEquals(100, packed.withSplits(packed.raw(new BarBuffer()), false).bars().close()[0]);
        PackedHistory before = packed.knownBy(Optional.of(FIRST.plusDays(299)));
        assertEquals(100, before.read(new BarBuffer()).bars().close()[0]);
        PackedHistory on = packed.knownBy(Optional.of(FIRST.plusDays(300)));
        assertEquals(50, on.read(new BarBuffer()).bars().close()[0]);
        assertSame(packed, packed.knownBy(Optional.empty()));
        assertEquals(600, read.bars().size());
        assertEquals(packed.bytes(), packed.blocks().stream().mapToLong(b -> b.length).sum());
    }

    @Test
    void aHistoryAskedForByAFormerNameSaysIt() {
        PackedHistory packed = Packed.history(TestBars.closes(3, _ -> 1));
        assertEquals(Optional.empty(), packed.read(new BarBuffer()).askedAs());
        assertEquals(Optional.of("OLD"), packed.asked("OLD").read(new BarBuffer()).askedAs());
    }
}
