package bellwether.research.backtest.spec;

import bellwether.platform.base.Fault;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rules of earlier backtests, to be compared with others.
final class EarlierRules {
    private final EarlierBacktests backtests;

    /// A rule of a backtest.
    ///
    /// @param run that used it; null where all did
    record Used(JsonNode template, @Nullable Integer run) {}

    EarlierRules(EarlierBacktests backtests) {
        this.backtests = backtests;
    }

    /// The rule of a backtest; of a sweep with the parameters of the run that is named, or the
    /// best.
    ///
    /// @param at pointer of the choice in the request
    /// @throws Refusal where the caller has no such backtest, or it has not one rule
    Used rule(String id, @Nullable Integer run, String at) {
        BacktestSpec spec =
                backtests
                        .spec(id)
                        .orElseThrow(() ->
                                fault(
                                        at + "/backtest",
                                        "must be the id of a backtest of yours, was \"%s\"; GET /api/v1/backtests lists them"
                                                .formatted(Quoted.text(id))));
        return switch (spec.kind()) {
            case SINGLE -> new Used(spec.rules().getFirst().template(), null);
            case COMPARE -> compared(spec, run, at);
            case SWEEP -> combination(id, spec, run, at);
            case PORTFOLIO, WALK_FORWARD ->
                    throw fault(
                            at + "/backtest",
                            "must be of kind single, compare or sweep, was %s; send its rule as rules"
                                    .formatted(spec.kind().name().toLowerCase(Locale.ROOT)));
        };
    }

    private static Used compared(BacktestSpec spec, @Nullable Integer run, String at) {
        int rules = spec.rules().size();
        int runs = rules * spec.symbols().tickers().size();
        if (run == null || run >= runs) {
            throw fault(
                    at + "/run",
                    "must be 0 to %,d, a run of one of the %d rules that were compared there, was %s"
                            .formatted(
                                    runs - 1,
                                    rules,
                                    run == null ? "left out" : "%,d".formatted(run)));
        }
        return new Used(spec.rules().get(run % rules).template(), run);
    }

    private Used combination(String id, BacktestSpec spec, @Nullable Integer run, String at) {
        EarlierBacktests.Combination found =
                backtests
                        .combination(id, Optional.ofNullable(run))
                        .orElseThrow(() ->
                                fault(
                                        at + (run == null ? "/backtest" : "/run"),
                                        run == null ? unranked(id) : unknownRun(id, run)));
        ObjectNode rule = spec.rules().getFirst().template().deepCopy();
        ObjectNode chosen = rule.putObject("params");
        found.params().forEach((name, value) -> chosen.putArray(name).add(value));
        return new Used(rule, found.run());
    }

    private static String unranked(String id) {
        return "must be a sweep that is completed and ranks its combinations, was %s; send run to choose one of GET /api/v1/backtests/%s/grid"
                .formatted(id, id);
    }

    private static String unknownRun(String id, int run) {
        return "must be a run of that sweep that has ended, was %,d; GET /api/v1/backtests/%s/grid lists them"
                .formatted(run, id);
    }

    /// What a comparison takes over where it does not say something else.
    Optional<BacktestSpec> first(List<RuleChoice> rules) {
        return rules.stream()
                .map(RuleChoice::backtest)
                .filter(Objects::nonNull)
                .findFirst()
                .flatMap(backtests::spec);
    }

    private static Refusal fault(String pointer, String detail) {
        return Refusal.invalidAs("unknown_name", List.of(new Fault(pointer, detail)));
    }
}
