package bellwether.desk.scan.detection;

import bellwether.desk.scan.DetectionFacts;
import bellwether.desk.scan.DetectionFacts.Fact;
import bellwether.desk.scan.DetectionFacts.PivotFact;
import bellwether.platform.base.Json;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The facts of a detection as they are stored: the numbers alone, as [FactLayout] knows what each
/// is, and of sizes that are held against a bound their words, which have the bound. Facts that no
/// layout gives back to the bit are stored with their words, as all once were.
final class StoredFacts {
    private StoredFacts() {}

    /// What is stored: one of `candle`, `chart` and `compared`.
    ///
    /// @param candle the value of the pattern, the mean body or null, and the prices
    /// @param sizes of a candle: name, number, what it had to be, and whether it was
    /// @param chart close, level, quality, and volume and mean volume or null
    /// @param rising whether the close had to be above the level; of a chart pattern
    /// @param passed whether it was beyond it; of a chart pattern
    /// @param turns four numbers of each turning point: when its bar began, its price, 1 for a top,
    ///   and when the bar began on which it was known
    /// @param compared facts with their words
    /// @param pivots turning points beside those
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Form(
            @Nullable List<@Nullable Double> candle,
            @Nullable List<Size> sizes,
            @Nullable List<@Nullable Double> chart,
            @Nullable Boolean rising,
            @Nullable Boolean passed,
            @Nullable List<Double> turns,
            @Nullable List<Fact> compared,
            @Nullable List<PivotFact> pivots) {
        static Form candle(List<@Nullable Double> numbers, List<Size> sizes) {
            return new Form(
                    numbers, sizes.isEmpty() ? null : sizes, null, null, null, null, null, null);
        }

        static Form words(DetectionFacts facts) {
            return new Form(null, null, null, null, null, null, facts.compared(), facts.pivots());
        }

        DetectionFacts facts() {
            if (candle != null) {
                return FactLayout.candle(
                        number(candle, 0),
                        sizes == null ? List.of() : sizes.stream().map(Size::fact).toList(),
                        candle.get(1),
                        candle.subList(2, candle.size()).stream()
                                .map(Objects::requireNonNull)
                                .toList());
            }
            return chart == null
                    ? new DetectionFacts(
                            Objects.requireNonNull(compared), Objects.requireNonNull(pivots))
                    : FactLayout.chart(
                            new FactLayout.Breakout(
                                    number(chart, 0),
                                    Boolean.TRUE.equals(rising),
                                    Boolean.TRUE.equals(passed),
                                    number(chart, 1),
                                    number(chart, 2),
                                    chart.get(3),
                                    chart.get(4)),
                            points(Objects.requireNonNull(turns)));
        }

        private static double number(List<@Nullable Double> numbers, int place) {
            return Objects.requireNonNull(numbers.get(place));
        }
    }

    /// A size that is held against a bound, as an array.
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    @JsonPropertyOrder({"name", "value", "needed", "passed"})
    private record Size(String name, double value, String needed, boolean passed) {
        static Size of(Fact fact) {
            return new Size(
                    fact.name(),
                    fact.value(),
                    Objects.requireNonNull(fact.needed()),
                    Boolean.TRUE.equals(fact.passed()));
        }

        Fact fact() {
            return new Fact(name, value, needed, passed);
        }
    }

    static String write(DetectionFacts facts) {
        return Json.write(
                form(facts)
                        .filter(form -> form.facts().equals(facts))
                        .orElseGet(() -> Form.words(facts)));
    }

    static DetectionFacts read(String stored) {
        return Json.stored(stored, Form.class).facts();
    }

    private static Optional<Form> form(DetectionFacts facts) {
        if (facts.compared().isEmpty()) {
            return Optional.empty();
        }
        Fact first = facts.compared().getFirst();
        return switch (first.name()) {
            case FactLayout.PATTERN_VALUE -> Optional.of(candle(facts.compared()));
            case FactLayout.CLOSE -> chart(facts, first);
            default -> Optional.empty();
        };
    }

    private static Form candle(List<Fact> facts) {
        List<@Nullable Double> numbers = new ArrayList<>();
        List<Size> sizes = new ArrayList<>();
        numbers.add(facts.getFirst().value());
        numbers.add(value(facts, FactLayout.MEAN_BODY));
        for (Fact fact : facts.subList(1, facts.size())) {
            if (fact.needed() != null) {
                sizes.add(Size.of(fact));
            } else if (!fact.name().equals(FactLayout.MEAN_BODY)) {
                numbers.add(fact.value());
            }
        }
        return Form.candle(numbers, sizes);
    }

    /// Nothing without a level and a quality.
    private static Optional<Form> chart(DetectionFacts facts, Fact close) {
        List<@Nullable Double> numbers = new ArrayList<>();
        numbers.add(close.value());
        for (String name :
                List.of(
                        FactLayout.LEVEL,
                        FactLayout.QUALITY,
                        FactLayout.VOLUME,
                        FactLayout.MEAN_VOLUME)) {
            numbers.add(value(facts.compared(), name));
        }
        return numbers.get(1) == null || numbers.get(2) == null
                ? Optional.empty()
                : Optional.of(
                        new Form(
                                null,
                                null,
                                numbers,
                                FactLayout.ABOVE.equals(close.needed()),
                                close.passed(),
                                turns(facts.pivots()),
                                null,
                                null));
    }

    private static @Nullable Double value(List<Fact> facts, String name) {
        return facts.stream()
                .filter(fact -> fact.name().equals(name))
                .findFirst()
                .map(Fact::value)
                .orElse(null);
    }

    private static List<Double> turns(List<PivotFact> pivots) {
        List<Double> turns = new ArrayList<>();
        for (PivotFact pivot : pivots) {
            turns.add((double) pivot.bar().getEpochSecond());
            turns.add(pivot.price());
            turns.add(pivot.top() ? 1.0 : 0.0);
            turns.add((double) pivot.knownAt().getEpochSecond());
        }
        return turns;
    }

    private static List<PivotFact> points(List<Double> turns) {
        List<PivotFact> points = new ArrayList<>();
        for (int i = 0; i < turns.size(); i += 4) {
            points.add(
                    new PivotFact(
                            time(turns.get(i)),
                            turns.get(i + 1),
                            turns.get(i + 2) != 0,
                            time(turns.get(i + 3))));
        }
        return points;
    }

    private static Instant time(double seconds) {
        return Instant.ofEpochSecond((long) seconds);
    }
}
