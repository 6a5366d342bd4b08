package bellwether.research.backtest;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a rule says and how often it would act, before it is run.
///
/// @param origin where it came from: `rules`, `builtin golden_cross` or `strategy st_12`
/// @param sentences the rule for people, one for each thing that it does
/// @param params values of its parameters
/// @param combinations of these; everything else here is of the first
/// @param rules as it is run, with everything usual left out
/// @param conditions of each side, with the tests that they are made of
/// @param symbols how often each test was true on each symbol that was named
public record RuleCheck(
        String name,
        String origin,
        List<String> sentences,
        Map<String, List<BigDecimal>> params,
        int combinations,
        JsonNode rules,
        List<RuleTest> conditions,
        WarmUp warmUp,
        Family family,
        List<String> onlyInBacktests,
        List<SymbolTests> symbols) {
    public RuleCheck {
        sentences = List.copyOf(sentences);
        conditions = List.copyOf(conditions);
        onlyInBacktests = List.copyOf(onlyInBacktests);
        symbols = List.copyOf(symbols);
    }

    /// One test.
    ///
    /// @param side `long` or `short`
    /// @param when `enter` or `exit`
    /// @param part whether it is a part of the whole condition
    /// @param condition as JSON
    public record RuleTest(
            String side,
            String when,
            boolean part,
            String text,
            @JsonProperty("json") JsonNode condition,
            @JsonProperty("message") String sentence) {}

    /// How many bars it needs.
    ///
    /// @param known up to and with the first on which all values can be known
    /// @param stable up to and with the first on which none shows where the history began; null
    ///   where one always may
    /// @param exact false where longer bars are involved, of which each has a varying number
    /// @param neverStable the values that always may
    public record WarmUp(
            int known, @Nullable Integer stable, boolean exact, List<String> neverStable) {
        public WarmUp {
            neverStable = List.copyOf(neverStable);
        }
    }

    /// Rules that differ by their numbers only.
    ///
    /// @param trials how many of them the caller has run; each weakens the evidence for the best
    public record Family(String family, @JsonProperty("message") String words, int trials) {}

    /// The tests on one symbol.
    ///
    /// @param bars that are stored of it, in the span
    /// @param deciding bars from the first decision on, over which tests are counted
    /// @param why nothing can be counted
    public record SymbolTests(
            String ticker,
            int bars,
            @Nullable LocalDate first,
            @Nullable LocalDate last,
            @Nullable LocalDate firstDecision,
            int deciding,
            List<TimesTrue> tests,
            @JsonProperty("message") @Nullable String why) {
        public SymbolTests {
            tests = List.copyOf(tests);
        }
    }

    /// How often a test was true.
    ///
    /// @param times on so many bars
    /// @param recent the newest of these, the newest first
    public record TimesTrue(
            String text,
            int times,
            @Nullable LocalDate first,
            @Nullable LocalDate last,
            List<LocalDate> recent) {
        public TimesTrue {
            recent = List.copyOf(recent);
        }
    }
}
