package bellwether.trading.strategy.basket;

import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Fault;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import bellwether.trading.portfolio.Portfolio;
import bellwether.trading.portfolio.PortfolioTape;
import bellwether.trading.rules.Rule;
import bellwether.trading.rules.RuleFields;
import bellwether.trading.rules.RuleOptions;
import bellwether.trading.rules.RuleReader;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Checks rules and symbols of a strategy before they are stored.
public final class DefinitionCheck {
    private static final Pattern OF_BACKTESTS =
            Pattern.compile(
                    "no field is called \"((?:verdict|score|plan_entry|plan_stop|plan_target|regime|relative_volume)(?:\\.\\w+)?)\"");

    private static final int MOST_SYMBOLS = 200;

    private final RuleFields fields;
    private final Function<Ticker, Optional<String>> symbols;

    /// @param symbols the present name of a symbol that is known by a ticker
    public DefinitionCheck(RuleFields fields, Function<Ticker, Optional<String>> symbols) {
        this.fields = fields;
        this.symbols = symbols;
    }

    /// What strategies may name in their rules.
    public RuleFields fields() {
        return fields;
    }

    /// The draft with the present names of its symbols.
    ///
    /// @throws Refusal with everything that is wrong
    DefinitionDao.Draft checked(DefinitionDao.Draft draft, Portfolio portfolio) {
        List<Fault> faults = new ArrayList<>();
        List<String> present = present(draft.symbols(), faults);
        if (draft.rules() != null) {
            rules(draft.rules(), portfolio, faults);
        }
        if (draft.active() && draft.rules() == null) {
            faults.add(
                    new Fault(
                            "/active", "must be false while the strategy has no rules, was true"));
        }
        if (draft.active() && draft.symbols().isEmpty()) {
            faults.add(
                    new Fault(
                            "/symbols",
                            "must name at least one symbol while active is true, was empty"));
        }
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
        return new DefinitionDao.Draft(draft.name(), draft.rules(), present, draft.active());
    }

    private List<String> present(List<String> typed, List<Fault> faults) {
        Set<String> present = new LinkedHashSet<>();
        if (typed.size() > MOST_SYMBOLS) {
            faults.add(
                    new Fault(
                            "/symbols",
                            "must have at most %d, has %d".formatted(MOST_SYMBOLS, typed.size())));
            return List.of();
        }
        for (int i = 0; i < typed.size(); i++) {
            String place = "/symbols/" + i;
            Optional<Ticker> ticker = Ticker.of(typed.get(i));
            Optional<String> known = ticker.flatMap(symbols);
            if (ticker.isEmpty()) {
                faults.add(new Fault(place, Ticker.rule(typed.get(i))));
            } else if (known.isEmpty()) {
                faults.add(
                        new Fault(
                                place,
                                "must be a known symbol, was \"%s\"; import its prices first"
                                        .formatted(Quoted.text(typed.get(i)))));
            } else {
                present.add(known.get());
            }
        }
        return List.copyOf(present);
    }

    private void rules(JsonNode rules, Portfolio portfolio, List<Fault> faults) {
        RuleReader.Result read = new RuleReader(fields).read(rules, "/rules");
        read.faults().stream().map(DefinitionCheck::ofPaper).forEach(faults::add);
        read.rule().ifPresent(rule -> onPaper(rule, portfolio.terms().tape(), faults));
    }

    /// Of a name that backtests know and paper trading does not, where it is known is said.
    private static Fault ofPaper(Fault fault) {
        Matcher named = OF_BACKTESTS.matcher(fault.detail());
        return named.lookingAt()
                ? new Fault(
                        fault.pointer(),
                        "must not name %s on paper: verdicts, scores, plans, regimes and relative volume are known to backtests only; name bars, indicators and patterns"
                                .formatted(named.group(1)))
                : fault;
    }

    /// What a backtest can do and paper trading cannot.
    private static void onPaper(Rule rule, PortfolioTape tape, List<Fault> faults) {
        if (rule.options().fill() == RuleOptions.Fill.SAME_CLOSE) {
            faults.add(
                    new Fault(
                            "/rules/fill",
                            "must be next_open, was same_close: an order cannot fill on the bar that decided it"));
        }
        if (rule.options().detail().isPresent()) {
            faults.add(
                    new Fault(
                            "/rules/detail_timeframe",
                            "must be absent: orders are matched with the bars of the portfolio's tape"));
        }
        String wrong = wrongTimeframe(rule.timeframe(), tape);
        if (wrong != null) {
            faults.add(new Fault("/rules/timeframe", wrong));
        }
    }

    private static @Nullable String wrongTimeframe(Timeframe timeframe, PortfolioTape tape) {
        if (tape.timeframe().isEmpty()) {
            return "cannot be decided on: the portfolio's tape is quote and has no bars; use a portfolio with the tape 1d";
        }
        String bars = tape.timeframe().get().code();
        return timeframe.code().equals(bars)
                ? null
                : "must be %s, as the portfolio's tape is, was %s"
                        .formatted(bars, timeframe.code());
    }

    /// Rules that were checked before.
    ///
    /// @return nothing where they can no longer be read, as after an indicator was removed
    public Optional<Rule> read(JsonNode rules) {
        return new RuleReader(fields).read(rules, "/rules").rule();
    }
}
