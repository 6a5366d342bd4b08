package bellwether.research.backtest.spec;

import bellwether.market.symbols.VisibleText;
import bellwether.platform.base.Fault;
import bellwether.platform.base.SelfValidating;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which rule is run: exactly one of `rules`, `builtin`, `strategy` and, to be compared,
/// `backtest`.
///
/// @param rules of one's own
/// @param builtin the name of one that ships
/// @param strategy the id of a strategy with rules
/// @param params values instead of those of a rule that ships
/// @param pattern which one the built-in rule `pattern` trades
/// @param profile by whose verdicts the built-in rule `verdicts` trades
/// @param backtest the id of an earlier one
/// @param run of it, whose rule is meant where it has several
/// @param name for results; the rule's own unless given
public record RuleChoice(
        @Nullable JsonNode rules,
        @Nullable String builtin,
        @Nullable String strategy,
        @Nullable JsonNode params,
        @Nullable @Valid PatternChoice pattern,
        @Nullable String profile,
        @Nullable String backtest,
        @Nullable @Min(value = 0, message = "must be 0 or more") Integer run,
        @Nullable @Size(min = 1, max = 100, message = "must have 1 to 100 characters") String name)
        implements SelfValidating {
    public RuleChoice {
        rules = rules == null || rules.isNull() ? null : rules;
        params = params == null || params.isNull() ? null : params;
    }

    @Override
    public List<Fault> faults() {
        long given = Stream.of(rules, builtin, strategy, backtest).filter(Objects::nonNull).count();
        if (given != 1) {
            return List.of(
                    new Fault(
                            "/rules",
                            "send exactly one of rules, builtin and strategy, or to POST /api/v1/backtests/compare one of these and backtest; %d were sent"
                                    .formatted(given)));
        }
        List<Fault> faults = new ArrayList<>();
        if (name != null) {
            nameFault(name).ifPresent(fault -> faults.add(new Fault("/name", fault)));
        }
        if (run != null && backtest == null) {
            faults.add(new Fault("/run", "is for backtest only, and none was sent"));
        }
        if (builtin == null) {
            shippedOnly("/params", params, "rules of your own have their params inside", faults);
            shippedOnly("/pattern", pattern, "rules of your own name it in their tests", faults);
            shippedOnly("/profile", profile, "rules of your own name it in their tests", faults);
        }
        return List.copyOf(faults);
    }

    private static Optional<String> nameFault(String name) {
        return name.isBlank()
                ? Optional.of("must not be blank")
                : VisibleText.fault(name).map(fault -> "must be visible text: " + fault);
    }

    private static void shippedOnly(
            String pointer, @Nullable Object given, String instead, List<Fault> faults) {
        if (given != null) {
            faults.add(new Fault(pointer, "is for builtin only; " + instead));
        }
    }
}
