package bellwether.desk.alert.fire;

import bellwether.platform.base.MomentText;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Why an alert was made: templates over stored numbers only.
///
/// @param meaning what the condition asks, in a sentence
/// @param facts what was compared
/// @param against tests of the condition that did not hold, or could not be known
/// @param followed changes of the close in percent after so many bars; null as long as they are to
///   come
public record AlertExplanation(
        String alert,
        String meaning,
        List<ExplainedFact> facts,
        Levels levels,
        AfterBars followed,
        List<String> against,
        Data data,
        List<String> words) {
    public AlertExplanation {
        facts = List.copyOf(facts);
        against = List.copyOf(against);
        words = List.copyOf(words);
    }

    /// A value of a test.
    ///
    /// @param needed the test that it belongs to
    /// @param passed null where the test could not be known
    public record ExplainedFact(
            String name,
            @Nullable Double value,
            @Nullable Double before,
            String needed,
            @Nullable Boolean passed) {}

    /// Prices.
    ///
    /// @param price the close, quote or mark on which it was made
    public record Levels(@Nullable Double price) {}

    /// What the close had changed by so many bars later, in percent.
    public record AfterBars(
            @JsonProperty("after_1") @Nullable Double after1,
            @JsonProperty("after_5") @Nullable Double after5,
            @JsonProperty("after_20") @Nullable Double after20) {}

    /// Where it comes from.
    ///
    /// @param bar when the bar began
    /// @param late whether it was found too late to be sent by itself
    public record Data(
            String origin,
            @Nullable String ticker,
            @Nullable String timeframe,
            @Nullable Instant bar,
            Instant happenedAt,
            boolean late,
            @Nullable Instant revisedAt) {}

    public static AlertExplanation of(FiredAlert one) {
        AlertFacts facts = one.alert().facts();
        FiredAlert.Followed after = one.followed();
        return new AlertExplanation(
                one.id().toString(),
                facts.words(),
                facts.tests().stream()
                        .flatMap(test -> test.values().stream().map(value -> fact(test, value)))
                        .toList(),
                new Levels(facts.price()),
                new AfterBars(
                        after.after1().orElse(null),
                        after.after5().orElse(null),
                        after.after20().orElse(null)),
                facts.tests().stream()
                        .filter(test -> !test.truth().equals("true"))
                        .map(test -> test.test() + " was " + test.truth())
                        .toList(),
                data(one),
                words(one));
    }

    private static ExplainedFact fact(AlertFacts.TestFact test, AlertFacts.ValueFact value) {
        return new ExplainedFact(
                value.name(),
                value.now(),
                value.before(),
                test.test(),
                test.truth().equals("unknown") ? null : Boolean.valueOf(test.truth()));
    }

    private static Data data(FiredAlert one) {
        AlertSubject subject = one.alert().subject();
        return new Data(
                one.alert().origin(),
                subject.ticker().orElse(null),
                subject.timeframe().map(t -> t.code()).orElse(null),
                subject.barTime().map(Instant::ofEpochSecond).orElse(null),
                one.alert().happenedAt(),
                one.alert().late(),
                one.revisedAt().orElse(null));
    }

    private static List<String> words(FiredAlert one) {
        AlertFacts facts = one.alert().facts();
        return Stream.of(
                        Optional.of(
                                "%s: %s"
                                        .formatted(
                                                MomentText.of(one.alert().happenedAt()),
                                                one.alert().title())),
                        Optional.of(
                                        facts.tests().stream()
                                                .flatMap(test -> test.values().stream())
                                                .map(AlertExplanation::words)
                                                .distinct()
                                                .collect(Collectors.joining(", ")))
                                .filter(text -> !text.isEmpty()),
                        Optional.ofNullable(facts.reason()),
                        one.revisedAt()
                                .map(at ->
                                        "Corrected bars no longer give it, as found at "
                                                + MomentText.of(at)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static String words(AlertFacts.ValueFact value) {
        return "%s %s, was %s".formatted(value.name(), number(value.now()), number(value.before()));
    }

    private static String number(@Nullable Double value) {
        return value == null ? "unknown" : String.format(Locale.ROOT, "%.6g", value);
    }
}
