package bellwether.research.backtest.sweep;

import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import bellwether.technical.statistics.SplitMix64;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// The combinations of a sweep. Each has a number in the whole grid: parameters are taken by name,
/// values from the smallest, and the last parameter changes first, so a smaller number is that of
/// smaller parameters, however they were written.
public final class SweepGrid {
    /// How many combinations a sweep may have, and how many with symbols.
    public static final int MOST_COMBINATIONS = 10_000;

    public static final int MOST_RUNS = 200_000;

    /// How many combinations one piece of work has.
    public static final int CHUNK = 64;

    private final SortedMap<String, List<BigDecimal>> params;
    private final int[] numbers;

    /// Places of combinations in the sweep, those of one piece of work.
    ///
    /// @param from the first
    /// @param to the one behind the last
    public record Chunk(int from, int to) {}

    private SweepGrid(SortedMap<String, List<BigDecimal>> params, int[] numbers) {
        this.params = params;
        this.numbers = numbers;
    }

    /// All combinations.
    ///
    /// @param params of a rule, as a template has them
    /// @throws Refusal for more than [#MOST_COMBINATIONS]
    public static SweepGrid all(Map<String, List<BigDecimal>> params) {
        SortedMap<String, List<BigDecimal>> sorted = sorted(params);
        long count = count(sorted);
        if (count > MOST_COMBINATIONS) {
            throw tooMany(
                    "%,d combinations, at most %,d are allowed: list fewer values, or take a sample."
                            .formatted(count, MOST_COMBINATIONS));
        }
        int[] numbers = new int[(int) count];
        Arrays.setAll(numbers, i -> i);
        return new SweepGrid(sorted, numbers);
    }

    /// So many of them by chance, none twice; all where there are not more. The same seed gives the
    /// same ones.
    ///
    /// @throws Refusal for more than [#MOST_COMBINATIONS]
    public static SweepGrid sampled(Map<String, List<BigDecimal>> params, int count, long seed) {
        if (count < 1 || count > MOST_COMBINATIONS) {
            throw tooMany(
                    "a sample of %,d combinations; 1 to %,d are allowed."
                            .formatted(count, MOST_COMBINATIONS));
        }
        SortedMap<String, List<BigDecimal>> sorted = sorted(params);
        long all = count(sorted);
        if (all > Integer.MAX_VALUE) {
            throw tooMany(
                    "a sample of %,d combinations; samples are of at most %,d: list fewer values."
                            .formatted(all, Integer.MAX_VALUE));
        }
        return all <= count
                ? all(params)
                : new SweepGrid(sorted, drawn((int) all, count, new SplitMix64(seed)));
    }

    private static Refusal tooMany(String detail) {
        return Refusal.of(RefusalKind.INVALID, "too_many_combinations", "The sweep has " + detail);
    }

    /// Floyd's sample without repetition (Bentley and Floyd 1987).
    private static int[] drawn(int all, int count, SplitMix64 random) {
        Set<Integer> drawn = new HashSet<>();
        for (int bound = all - count; bound < all; bound++) {
            int number = random.nextInt(bound + 1);
            drawn.add(drawn.contains(number) ? bound : number);
        }
        return drawn.stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    private static SortedMap<String, List<BigDecimal>> sorted(
            Map<String, List<BigDecimal>> params) {
        SortedMap<String, List<BigDecimal>> sorted = new TreeMap<>();
        params.forEach((name, values) -> {
            if (values.isEmpty()) {
                throw new IllegalArgumentException(name + " has no values");
            }
            sorted.put(name, values.stream().sorted().toList());
        });
        return Collections.unmodifiableSortedMap(sorted);
    }

    private static long count(SortedMap<String, List<BigDecimal>> params) {
        long count = 1;
        for (List<BigDecimal> values : params.values()) {
            count = Math.min(Long.MAX_VALUE / 100_000, count) * values.size();
        }
        return count;
    }

    /// The values of each parameter, the smallest first.
    public SortedMap<String, List<BigDecimal>> params() {
        return params;
    }

    /// How many combinations are run.
    public int size() {
        return numbers.length;
    }

    /// Whether they are a sample of more.
    public boolean isSample() {
        return count(params) > numbers.length;
    }

    /// The number of the combination at a place of the sweep.
    public int number(int place) {
        return numbers[place];
    }

    /// The place of a combination in the sweep; negative when it is not run.
    public int place(int number) {
        return Arrays.binarySearch(numbers, number);
    }

    /// The values of a combination by its number.
    public SortedMap<String, BigDecimal> values(int number) {
        SortedMap<String, BigDecimal> values = new TreeMap<>();
        int rest = number;
        for (String name : params.keySet().stream().toList().reversed()) {
            List<BigDecimal> all = params.getOrDefault(name, List.of());
            values.put(name, all.get(rest % all.size()));
            rest /= all.size();
        }
        return Collections.unmodifiableSortedMap(values);
    }

    /// All combinations, in pieces of work of so many at most.
    public List<Chunk> chunks(int size) {
        if (size < 1) {
            throw new IllegalArgumentException("size must be 1 or more, was " + size);
        }
        List<Chunk> chunks = new ArrayList<>();
        for (int from = 0; from < numbers.length; from += size) {
            chunks.add(new Chunk(from, Math.min(numbers.length, from + size)));
        }
        return chunks;
    }

    /// The numbers of those that differ from one in one parameter, by one of its steps.
    List<Integer> neighbours(int number) {
        List<Integer> neighbours = new ArrayList<>();
        int stride = 1;
        for (String name : params.keySet().stream().toList().reversed()) {
            int count = params.getOrDefault(name, List.of()).size();
            int index = number / stride % count;
            if (index > 0) {
                neighbours.add(number - stride);
            }
            if (index < count - 1) {
                neighbours.add(number + stride);
            }
            stride *= count;
        }
        return neighbours;
    }
}
