package bellwether.research.backtest.spec;

import bellwether.market.symbols.Survivorship;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.TickerList;
import bellwether.platform.base.Fault;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds the symbols that requests choose, or says everything that is wrong with them.
final class SymbolChooser {
    private static final int MOST_NAMED = 10;

    private final SpecMaker.Sources sources;

    SymbolChooser(SpecMaker.Sources sources) {
        this.sources = sources;
    }

    /// The symbols of a request, or none.
    ///
    /// @param now by which universes and spans are judged
    SpecSymbols symbols(Optional<SymbolChoice> choice, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return choice.map(chosen -> symbols(chosen, today, now))
                .orElseGet(() ->
                        new SpecSymbols(
                                List.of(),
                                null,
                                null,
                                null,
                                null,
                                null,
                                today,
                                now.getEpochSecond(),
                                null));
    }

    /// @param before whose symbols and span are taken over where none are sent
    SpecSymbols symbols(@Nullable SymbolChoice choice, Optional<BacktestSpec> before, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        if (choice != null) {
            return symbols(choice, today, now);
        }
        SpecSymbols known = before.orElseThrow().symbols();
        return new SpecSymbols(
                known.tickers(),
                known.universe(),
                known.watchlist(),
                known.survivorship(),
                known.from(),
                known.to(),
                today,
                now.getEpochSecond(),
                known.benchmark());
    }

    private SpecSymbols symbols(SymbolChoice choice, LocalDate today, Instant now) {
        List<Fault> faults = new ArrayList<>();
        TickerList list = choice.watchlist() == null ? null : sources.list(choice.watchlist());
        List<String> tickers = list == null ? tickers(choice, faults) : present(list, faults);
        String benchmark = null;
        if (choice.benchmark() != null) {
            benchmark = present(List.of(choice.benchmark())).get(choice.benchmark());
            if (benchmark == null) {
                faults.add(unknown("/benchmark", choice.benchmark()));
            }
        }
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
        Survivorship survivorship =
                choice.universe() == null ? null : sources.symbols().survivorship(tickers, today);
        return new SpecSymbols(
                tickers,
                choice.universe(),
                list == null ? null : list.origin(),
                survivorship,
                choice.first().orElse(null),
                choice.last().orElse(null),
                today,
                now.getEpochSecond(),
                benchmark);
    }

    private List<String> tickers(SymbolChoice choice, List<Fault> faults) {
        return choice.tickers() == null
                ? sources.universe("synthetic".equals(choice.universe()))
                : present(choice.tickers(), faults);
    }

    /// All of a list, or none: what is left out of a backtest without a word makes it another.
    private List<String> present(TickerList list, List<Fault> faults) {
        Map<String, String> known = present(list.tickers());
        List<String> missing =
                list.tickers().stream().filter(ticker -> !known.containsKey(ticker)).toList();
        if (!missing.isEmpty()) {
            faults.add(
                    new Fault(
                            "/watchlist",
                            "must have known symbols only, and of \"%s\" (%s) %d of %d are not stored: %s%s; import their prices first, or take them off the list"
                                    .formatted(
                                            list.name(),
                                            list.id(),
                                            missing.size(),
                                            list.tickers().size(),
                                            missing.stream()
                                                    .limit(MOST_NAMED)
                                                    .collect(Collectors.joining(", ")),
                                            missing.size() > MOST_NAMED ? ", …" : "")));
        }
        return list.tickers();
    }

    private List<String> present(List<String> asked, List<Fault> faults) {
        Map<String, String> names = present(asked);
        Set<String> present = new LinkedHashSet<>();
        for (int i = 0; i < asked.size(); i++) {
            String known = names.get(asked.get(i));
            if (known != null) {
                present.add(known);
            } else {
                faults.add(unknown("/tickers/" + i, asked.get(i)));
            }
        }
        return List.copyOf(present);
    }

    private static Fault unknown(String pointer, String typed) {
        return new Fault(
                pointer,
                "must be a known symbol, was \"%s\"; import its prices first"
                        .formatted(Quoted.text(typed)));
    }

    /// The symbols of what was typed, in one query; what names none is absent.
    private Map<String, String> present(List<String> typed) {
        Map<String, String> tickers = new HashMap<>();
        for (String each : typed) {
            Ticker.of(each).ifPresent(ticker -> tickers.put(each, ticker.name()));
        }
        Map<String, String> names = sources.symbols().presentNames(Set.copyOf(tickers.values()));
        tickers.replaceAll((_, ticker) -> names.getOrDefault(ticker, ""));
        tickers.values().removeIf(String::isEmpty);
        return tickers;
    }
}
