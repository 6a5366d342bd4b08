package bellwether.technical.ta;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What every indicator must survive, over the whole catalogue: a new one is tested by being
/// listed.
class TrapsTest {
    private static final Series BARS = RandomBars.of(7, 700);

    @TestFactory
    Stream<DynamicTest> aPrefixGivesTheSameBits() {
        return each(choice -> {
            double[][] whole = Cases.compute(choice, BARS);
            for (int bars = 0; bars <= BARS.size(); bars += bars < 140 ? 1 : 37) {
                double[][] prefix = Cases.compute(choice, BARS.prefix(bars));
                for (int i = 0; i < whole.length; i++) {
                    assertBits(choice, whole[i], prefix[i], bars);
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> theFirstValueStandsAtTheDeclaredWarmUp() {
        return each(choice -> {
            double[][] outputs = Cases.compute(choice, BARS);
            for (int i = 0; i < outputs.length; i++) {
                int first = 0;
                while (Double.isNaN(outputs[i][first])) {
                    first++;
                }
                assertEquals(choice.indicator().warmUp(choice.arguments(), i), first);
                assertAllFinite(outputs[i], first, BARS.size());
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> spareRoomInTheArraysIsNeitherReadNorWritten() {
        return each(choice -> {
            int size = 400;
            Series roomy = BARS.prefix(size);
            Series exact = copy(BARS, 0, size);
            double[][] outputs = new double[choice.indicator().outputs().size()][BARS.size()];
            for (double[] output : outputs) {
                Arrays.fill(output, 4711);
            }
            choice.indicator().compute(roomy, choice.arguments(), outputs);
            double[][] expected = Cases.compute(choice, exact);
            for (int i = 0; i < outputs.length; i++) {
                assertBits(choice, expected[i], outputs[i], size);
                for (int spare = size; spare < BARS.size(); spare++) {
                    assertEquals(4711, outputs[i][spare]);
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> twoHistoriesAgreeOnceStable() {
        Series longer = RandomBars.of(11, 9000);
        int cut = 777;
        Series shorter = copy(longer, cut, longer.size());
        return each(choice -> {
            int stable = choice.indicator().stableAfter(choice.arguments());
            if (stable == Stability.NEVER) {
                return;
            }
            assertTrue(stable + cut < longer.size(), "stable only after " + stable);
            double[][] early = Cases.compute(choice, longer);
            double[][] late = Cases.compute(choice, shorter);
            for (int i = 0; i < early.length; i++) {
                double scale = Math.max(largest(early[i]), 1e-300);
                for (int bar = stable; bar < shorter.size(); bar++) {
                    double difference = Math.abs(early[i][bar + cut] - late[i][bar]) / scale;
                    assertTrue(
                            difference <= Stability.TOLERANCE,
                            "bar " + bar + " off by " + difference);
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> aHundredThousandBarsDoNotDrift() {
        Series bars = withBadTick(RandomBars.of(3, 100_000), 60_000);
        return each(choice -> {
            int warmUp = choice.indicator().warmUp(choice.arguments());
            if (choice.indicator().stableAfter(choice.arguments()) > warmUp) {
                return;
            }
            double[][] all = Cases.compute(choice, bars);
            Closeness closeness = new Closeness(1e-9);
            for (int at :
                    new int[] {50_000, 60_000 + warmUp + 1, 60_003 + 2 * warmUp, 61_111, 99_999}) {
                int from = at - warmUp;
                double[][] fresh = Cases.compute(choice, copy(bars, from, at + 1));
                for (int i = 0; i < all.length; i++) {
                    double[] shifted = Arrays.copyOfRange(all[i], from, at + 1);
                    closeness.compare(
                            choice.id() + " to " + at, fresh[i], shifted, warmUp, warmUp + 1);
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> degenerateSeriesGiveFiniteValues() {
        return each(choice ->
                Degenerate.all()
                        .forEach((name, bars) -> {
                            double[][] outputs = Cases.compute(choice, bars);
                            for (int i = 0; i < outputs.length; i++) {
                                int warmUp = choice.indicator().warmUp(choice.arguments(), i);
                                for (int bar = 0; bar < bars.size(); bar++) {
                                    boolean right =
                                            bar < warmUp
                                                    ? Double.isNaN(outputs[i][bar])
                                                    : Double.isFinite(outputs[i][bar]);
                                    assertTrue(
                                            right,
                                            name + ": " + outputs[i][bar] + " at bar " + bar);
                                }
                            }
                        }));
    }

    @TestFactory
    Stream<DynamicTest> aHoleIsABarThatNeverHappened() {
        return each(choice -> {
            Random random = new Random(5);
            Series holed = copy(BARS, 0, BARS.size());
            for (int hole = 0; hole < 60; hole++) {
                Input input =
                        choice.indicator()
                                .inputs()
                                .get(random.nextInt(choice.indicator().inputs().size()));
                holed.column(input)[random.nextInt(BARS.size())] =
                        hole % 5 == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
            }
            double[][] outputs = Cases.compute(choice, holed);
            double[][] whole =
                    Cases.compute(choice, holed.withoutHoles(choice.indicator().inputs()));
            for (int i = 0; i < outputs.length; i++) {
                int next = 0;
                for (int bar = 0; bar < holed.size(); bar++) {
                    boolean hole = holed.isHole(choice.indicator().inputs(), bar);
                    assertEquals(hole ? Double.NaN : whole[i][next++], outputs[i][bar]);
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> computingAllocatesNothing() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        return each(choice -> {
            double[][] outputs = new double[choice.indicator().outputs().size()][BARS.size()];
            for (int i = 0; i < 3; i++) {
                choice.indicator().compute(BARS, choice.arguments(), outputs);
            }
            long before = threads.getCurrentThreadAllocatedBytes();
            choice.indicator().compute(BARS, choice.arguments(), outputs);
            assertEquals(0, threads.getCurrentThreadAllocatedBytes() - before);
        });
    }

    @Test
    void aMissingColumnGivesNoValues() {
        Series alone =
                new Series(
                        BARS.open(),
                        BARS.high(),
                        BARS.low(),
                        BARS.close(),
                        BARS.volume(),
                        BARS.size());
        Indicators.all().stream()
                .filter(indicator ->
                        indicator.inputs().stream()
                                .anyMatch(input -> input.compareTo(Input.BENCHMARK) >= 0))
                .forEach(indicator -> {
                    for (double[] output :
                            Cases.compute(
                                    new Indicators.Choice(indicator, indicator.defaults()),
                                    alone)) {
                        assertTrue(Arrays.stream(output).allMatch(Double::isNaN));
                    }
                });
    }

    static Series copy(Series bars, int from, int to) {
        return new Series(
                        Arrays.copyOfRange(bars.open(), from, to),
                        Arrays.copyOfRange(bars.high(), from, to),
                        Arrays.copyOfRange(bars.low(), from, to),
                        Arrays.copyOfRange(bars.close(), from, to),
                        Arrays.copyOfRange(bars.volume(), from, to),
                        Arrays.copyOfRange(bars.benchmark(), from, to),
                        to - from)
                .sectioned(Arrays.copyOfRange(bars.column(Input.SESSION), from, to));
    }

    private interface Check {
        void of(Indicators.Choice choice);
    }

    private static Stream<DynamicTest> each(Check check) {
        return Cases.all().stream()
                .map(choice -> DynamicTest.dynamicTest(choice.id(), () -> check.of(choice)));
    }

    /// One bar a million times too high.
    private static Series withBadTick(Series bars, int at) {
        for (Input input : Input.values()) {
            bars.column(input)[at] *= 1e6;
        }
        return bars;
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).filter(Double::isFinite).max().orElse(0);
    }

    private static void assertAllFinite(double[] values, int from, int to) {
        assertTrue(Arrays.stream(values, from, to).allMatch(Double::isFinite));
    }

    private static void assertBits(
            Indicators.Choice choice, double[] expected, double[] actual, int count) {
        assertArrayEquals(bits(expected, count), bits(actual, count), choice.id());
    }

    private static long[] bits(double[] values, int count) {
        return Arrays.stream(values, 0, count).mapToLong(Double::doubleToLongBits).toArray();
    }
}
