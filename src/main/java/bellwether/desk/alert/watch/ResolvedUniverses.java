package bellwether.desk.alert.watch;

import bellwether.desk.alert.rule.AlertRule;
import bellwether.desk.alert.rule.RuleLibrary;
import bellwether.desk.alert.rule.RuleScope;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// The tickers that rules look at, each universe looked up once however many rules share it. For
/// one look: what is on a list may be another thing at the next.
final class ResolvedUniverses {
    private final RuleLibrary library;
    private final Map<Universe, Set<String>> known = new HashMap<>();

    /// @param owner empty where the scope means the same to all
    private record Universe(String owner, RuleScope scope) {}

    ResolvedUniverses(RuleLibrary library) {
        this.library = library;
    }

    /// By their present names.
    Set<String> tickers(AlertRule rule, RuleScope scope) {
        String owner = scope instanceof RuleScope.Named ? rule.owner() : "";
        Universe universe = new Universe(owner, scope);
        Set<String> tickers = known.get(universe);
        if (tickers == null) {
            tickers = library.tickers(rule.owner(), scope);
            known.put(universe, tickers);
        }
        return tickers;
    }
}
