package bellwether.market.symbols;

import bellwether.platform.base.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Judges a new name of a symbol: it must be nobody's, and later than the names before.
public final class RenameValidation {
    private final SymbolDao dao;
    private final SymbolDao.Known symbol;
    private final List<FormerName> former;
    private final LocalDate latest;

    /// Checks a new name against the symbol that gets it.
    ///
    /// @param symbol locked
    /// @param latest the last date that is not in the future anywhere on earth
    public RenameValidation(
            Handle handle, SymbolDao dao, SymbolDao.Known symbol, LocalDate latest) {
        this.dao = dao;
        this.symbol = symbol;
        this.former = dao.formerNames(handle, symbol.id());
        this.latest = latest;
    }

    /// Whether it is new; false when the very same is on record.
    ///
    /// @param asked the name that the symbol was called by
    /// @throws Refusal 409 when something on record forbids it, 422 when its date does
    public boolean isNew(Handle handle, Ticker asked, Ticker to, LocalDate on) {
        if (!asked.name().equals(symbol.ticker())) {
            requireSame(asked, to, on);
            return false;
        }
        requireFree(handle, to);
        requireLater(on);
        return true;
    }

    private void requireSame(Ticker asked, Ticker to, LocalDate on) {
        List<String> names = new ArrayList<>(former.stream().map(FormerName::ticker).toList());
        names.add(symbol.ticker());
        int place = names.indexOf(asked.name());
        String next = names.get(place + 1);
        LocalDate since = former.get(place).until();
        if (!next.equals(to.name()) || !since.equals(on)) {
            throw Refusal.conflict(
                    "renamed_already",
                    "%s was renamed to %s on %s; the symbol is called %s now."
                            .formatted(asked, next, since, symbol.ticker()));
        }
    }

    private void requireFree(Handle handle, Ticker to) {
        if (to.name().equals(symbol.ticker())) {
            throw Refusal.invalid("/to", "must differ from the current name, was " + to);
        }
        Optional<FormerName> own =
                former.stream().filter(name -> name.ticker().equals(to.name())).findFirst();
        if (own.isPresent()) {
            throw Refusal.conflict(
                    "rename_cycle",
                    "%s was called %s until %s; renames must not form a cycle."
                            .formatted(symbol.ticker(), to, own.get().until()));
        }
        Optional<SymbolDao.Known> other = dao.find(handle, to);
        if (other.isPresent()) {
            throw taken(to, other.get());
        }
    }

    private static Refusal taken(Ticker to, SymbolDao.Known other) {
        String words =
                other.ticker().equals(to.name())
                        ? "%s is another symbol%s.".formatted(to, called(other))
                        : "%s is a former name of another symbol, %s%s."
                                .formatted(to, other.ticker(), called(other));
        return Refusal.conflict("ticker_taken", words);
    }

    private static String called(SymbolDao.Known other) {
        return other.facts().name() == null ? "" : " (" + other.facts().name() + ")";
    }

    private void requireLater(LocalDate on) {
        if (on.isAfter(latest)) {
            throw Refusal.invalid("/renamed_on", "must not be in the future, was " + on);
        }
        if (!former.isEmpty() && !on.isAfter(former.getLast().until())) {
            throw Refusal.invalid(
                    "/renamed_on",
                    "must be after %s, when it was called %s for the first time, was %s"
                            .formatted(former.getLast().until(), symbol.ticker(), on));
        }
        LocalDate listed = symbol.facts().listedOn();
        if (listed != null && !on.isAfter(listed)) {
            throw Refusal.invalid(
                    "/renamed_on",
                    "must be after %s, when it was listed, was %s".formatted(listed, on));
        }
    }
}
