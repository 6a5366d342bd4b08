package bellwether.market.symbols;

import bellwether.platform.base.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Takes back the last rename of a symbol: it is called as before, the other name is nobody's, and
/// all of its bars stay. To be used within one transaction.
public final class RenameReversal {
    private final Handle handle;
    private final SymbolUse use;
    private final SymbolDao symbols = new SymbolDao();
    private final RenameDao renames = new RenameDao();
    private final Instant now;

    public RenameReversal(Handle handle, SymbolUse use, Instant now) {
        this.handle = handle;
        this.use = use;
        this.now = now;
    }

    /// Takes a former name back, when that can be done.
    ///
    /// @param ticker any name of the symbol
    /// @param keepBars whether it is known that bars from the day of the rename on stay with it
    /// @return the name that is gone; nothing when the symbol is called `former` already
    /// @throws Refusal 404 when there is no such rename, 409 when something on record forbids it
    public Optional<String> of(Ticker ticker, Ticker former, boolean keepBars) {
        renames.lockName(handle, former); // before the symbol, in the order of imports
        SymbolDao.Known symbol = symbols.locked(handle, ticker);
        if (symbol.ticker().equals(former.name())) {
            return Optional.empty();
        }
        List<FormerName> names = symbols.formerNames(handle, symbol.id());
        FormerName last = requireLast(symbol, names, former);
        if (!keepBars) {
            requireNoBars(symbol, last);
        }
        renames.takeBack(handle, symbol.id(), former, now);
        use.rename(handle, new Ticker(symbol.ticker()), former);
        return Optional.of(symbol.ticker());
    }

    private static FormerName requireLast(
            SymbolDao.Known symbol, List<FormerName> names, Ticker former) {
        FormerName found =
                names.stream()
                        .filter(name -> name.ticker().equals(former.name()))
                        .findFirst()
                        .orElseThrow(() -> unknown(new Ticker(symbol.ticker()), former.toString()));
        FormerName last = names.getLast();
        if (!found.equals(last)) {
            throw Refusal.conflict(
                    "not_the_last_rename",
                    "%s was renamed on %s, and the symbol again since, last on %s from %s to %s; undo that rename first."
                            .formatted(
                                    former,
                                    found.until(),
                                    last.until(),
                                    last.ticker(),
                                    symbol.ticker()));
        }
        return last;
    }

    /// Bars do not say under which name they came in. Those from the day of the rename on came
    /// under the new one, if after it was recorded: should it be somebody else's, so are they.
    private void requireNoBars(SymbolDao.Known symbol, FormerName last) {
        renames.newest(handle, symbol.id())
                .filter(day -> !day.isBefore(last.until()))
                .ifPresent(day -> {
                    throw Refusal.conflict(
                            "bars_since_rename",
                            "From %s to %s there are bars, splits or dividends, which may have come in under the name %s. They stay with %s, for it is one series; say so by ?keep_bars=true."
                                    .formatted(last.until(), day, symbol.ticker(), last.ticker()));
                });
    }

    public static Refusal unknown(Ticker ticker, String former) {
        return Refusal.notFound(
                "unknown_rename",
                "%s was never called %s.".formatted(ticker, Rejection.shown(former)));
    }
}
