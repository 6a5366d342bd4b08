package bellwether.research.backtest.spec;

import bellwether.research.analysis.OwnProfile;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// A backtest, with every default filled in that its result depends on.
///
/// @param rules one; several to be compared
/// @param portfolio of a portfolio only
/// @param search of sweeps and walk-forwards only
/// @param seed of all that is drawn by chance
/// @param profiles of the user that its rules name, as they were when it was asked for
public record BacktestSpec(
        BacktestKind kind,
        String name,
        List<SpecRule> rules,
        SpecSymbols symbols,
        SpecMoney money,
        ExecutionChoice execution,
        Optional<PortfolioChoice> portfolio,
        Optional<SearchChoice> search,
        long seed,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<OwnProfile> profiles) {
    public BacktestSpec {
        rules = List.copyOf(rules);
        profiles = profiles == null ? List.of() : List.copyOf(profiles);
    }

    /// One whose rules name no profile of a user.
    public BacktestSpec(
            BacktestKind kind,
            String name,
            List<SpecRule> rules,
            SpecSymbols symbols,
            SpecMoney money,
            ExecutionChoice execution,
            Optional<PortfolioChoice> portfolio,
            Optional<SearchChoice> search,
            long seed) {
        this(kind, name, rules, symbols, money, execution, portfolio, search, seed, List.of());
    }

    /// The same with these profiles of the user.
    public BacktestSpec by(List<OwnProfile> own) {
        return new BacktestSpec(
                kind, name, rules, symbols, money, execution, portfolio, search, seed, own);
    }

    /// One that is never run, by which a rule's symbols are loaded.
    public static BacktestSpec ofCheck(SpecRule rule, SpecSymbols symbols) {
        return new BacktestSpec(
                BacktestKind.SINGLE,
                rule.label(),
                List.of(rule),
                symbols,
                new SpecMoney(BigDecimal.ONE, "", 0),
                ExecutionChoice.USUAL,
                Optional.empty(),
                Optional.empty(),
                0);
    }

    /// The same over some of its symbols.
    public BacktestSpec of(List<String> tickers) {
        SpecSymbols few =
                new SpecSymbols(
                        tickers,
                        symbols.universe(),
                        symbols.watchlist(),
                        symbols.survivorship(),
                        symbols.from(),
                        symbols.to(),
                        symbols.day(),
                        symbols.seenAt(),
                        symbols.benchmark());
        return new BacktestSpec(
                kind, name, rules, few, money, execution, portfolio, search, seed, profiles);
    }

    /// The same up to a day.
    public BacktestSpec upTo(LocalDate last) {
        SpecSymbols shorter =
                new SpecSymbols(
                        symbols.tickers(),
                        symbols.universe(),
                        symbols.watchlist(),
                        symbols.survivorship(),
                        symbols.from(),
                        last,
                        symbols.day(),
                        symbols.seenAt(),
                        symbols.benchmark());
        return new BacktestSpec(
                kind, name, rules, shorter, money, execution, portfolio, search, seed, profiles);
    }

    public BacktestSpec withSeed(long chosen) {
        return new BacktestSpec(
                kind, name, rules, symbols, money, execution, portfolio, search, chosen, profiles);
    }
}
