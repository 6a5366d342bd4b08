package bellwether.trading.portfolio.transfer;

import bellwether.market.money.PriceUnit;
import bellwether.platform.base.Refusal;
import bellwether.trading.execution.InstrumentTerms;
import bellwether.trading.portfolio.LockedAccount;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// The symbols that the rows of a file name, and their money.
final class FileSymbols {
    private static final int MOST_ADVICE = 20;

    private final LockedAccount account;
    private final Map<String, String> names;
    private final Set<String> stored;
    private final Map<List<String>, Symbol> known = new HashMap<>();
    private final Map<List<String>, String> unknown = new HashMap<>();

    /// @param names tickers by what the file calls them
    /// @param stored those of its tickers that are stored; the others are not looked up one by one
    FileSymbols(LockedAccount account, Map<String, String> names, Set<String> stored) {
        this.account = account;
        this.names = names;
        this.stored = stored;
    }

    /// A symbol of a file.
    ///
    /// @param ticker by which it was found
    record Symbol(String ticker, InstrumentTerms terms) {}

    /// Under which tickers the symbol of a row may be known here.
    static List<String> candidates(FileTrade trade, Map<String, String> names) {
        return trade.tickers().stream()
                .map(names::get)
                .filter(Objects::nonNull)
                .findFirst()
                .map(List::of)
                .orElse(trade.tickers());
    }

    /// @throws BadRow where it is not known
    Symbol of(FileTrade trade) {
        return known.computeIfAbsent(candidates(trade, names), tickers -> find(tickers, trade));
    }

    private Symbol find(List<String> tickers, FileTrade trade) {
        for (String ticker : tickers) {
            if (stored.contains(ticker)) {
                try {
                    return new Symbol(ticker, account.terms(ticker));
                } catch (Refusal refusal) {
                    if (!refusal.code().equals("unknown_symbol")) {
                        throw new BadRow(
                                trade, "ticker", ticker, "cannot be traded", refusal.detail());
                    }
                }
            }
        }
        String advice = unknown.computeIfAbsent(tickers, this::advice);
        throw new BadRow(
                trade,
                "ticker",
                trade.written(),
                "must be a known symbol",
                "%s Or send tickers=%s=TICKER to say what it is called here."
                        .formatted(advice, trade.written()));
    }

    /// What may have been meant: looked for a few times only, as a file may name thousands.
    private String advice(List<String> tickers) {
        String advice = "";
        for (String ticker : unknown.size() < MOST_ADVICE ? tickers : List.<String>of()) {
            try {
                account.terms(ticker);
            } catch (Refusal refusal) {
                advice =
                        advice.isEmpty() || refusal.detail().contains("mean")
                                ? refusal.detail()
                                : advice;
            }
        }
        return advice.isEmpty() ? "Unknown symbol %s.".formatted(tickers.getFirst()) : advice;
    }

    /// The price of a row in the unit of the symbol's prices.
    static BigDecimal price(FileTrade trade, InstrumentTerms terms) {
        Optional<PriceUnit> unit = unit(trade, terms);
        if (unit.isEmpty()) {
            return trade.price();
        }
        BigDecimal money = unit.get().money(trade.price());
        boolean hundredths = terms.priceUnit().compareTo(BigDecimal.ONE) != 0;
        return hundredths ? money.movePointRight(2) : money;
    }

    /// The charges of a row in money: where it says a currency, they are counted as its price is.
    static BigDecimal costs(FileTrade trade, InstrumentTerms terms) {
        return unit(trade, terms).map(unit -> unit.money(trade.costs())).orElse(trade.costs());
    }

    /// What a row is counted in; empty where it says nothing: prices are in the symbol's own unit
    /// then, and charges in its currency.
    private static Optional<PriceUnit> unit(FileTrade trade, InstrumentTerms terms) {
        if (trade.currency().isEmpty()) {
            return Optional.empty();
        }
        Optional<PriceUnit> unit =
                PriceUnit.of(trade.currency())
                        .filter(one -> one.currency().equals(terms.currency()));
        if (unit.isEmpty()) {
            throw new BadRow(
                    trade,
                    "currency",
                    trade.currency(),
                    "must be %s, as the prices of %s are"
                            .formatted(terms.currency(), terms.symbol()),
                    "send the trade in %s, or name the listing that is traded in %s"
                            .formatted(
                                    terms.currency(), trade.currency().toUpperCase(Locale.ROOT)));
        }
        return unit;
    }
}
