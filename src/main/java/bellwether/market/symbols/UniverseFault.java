package bellwether.market.symbols;

import bellwether.platform.base.Fault;
import bellwether.platform.base.Refusal;
import java.util.List;

/// One thing that a universe names and that cannot be looked at.
///
/// @param code for programs: `unknown_symbol`, `unknown_watchlist`, `unknown_screen`,
///   `empty_universe`, or why a screen cannot be evaluated, such as `circular_screen`
public record UniverseFault(String code, Fault fault) {
    static final String EMPTY = "empty_universe";
    static final String UNKNOWN_SYMBOL = "unknown_symbol";
    static final String UNKNOWN_WATCHLIST = "unknown_watchlist";
    static final String UNKNOWN_SCREEN = "unknown_screen";

    /// @param pointer of what is wrong
    static UniverseFault of(String code, String pointer, String detail) {
        return new UniverseFault(code, new Fault(pointer, detail));
    }

    /// Of a watchlist or a screen that the owner does not have.
    static String unknown(String key) {
        return key.equals(UniverseReader.WATCHLIST) ? UNKNOWN_WATCHLIST : UNKNOWN_SCREEN;
    }

    /// Why the screen of a universe cannot be evaluated.
    public static String evaluation(Refusal refusal) {
        return "must be a screen that can be evaluated: " + refusal.detail();
    }

    /// The same at another place.
    public UniverseFault at(String pointer) {
        return of(code, pointer, fault.detail());
    }

    /// A refusal with all of them.
    public static Refusal refusal(List<UniverseFault> faults) {
        List<String> codes = faults.stream().map(UniverseFault::code).distinct().toList();
        return Refusal.invalidAs(
                codes.size() == 1 ? codes.getFirst() : "invalid_request",
                faults.stream().map(UniverseFault::fault).toList());
    }
}
