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
    private final Map<Looked, Set<String>> known = new HashMap<>();
    private final Map<Looked, Set<Long>> ids = new HashMap<>();

    /// @param owner empty where the scope means the same to all
    private record Looked(String owner, RuleScope scope) {
        static Looked of(AlertRule rule, RuleScope scope) {
            boolean isOwned = scope instanceof RuleScope.Symbols symbols && symbols.isOwned();
            return new Looked(isOwned ? rule.owner() : "", scope);
        }
    }

    ResolvedUniverses(RuleLibrary library) {
        this.library = library;
    }

    /// By their present names.
    Set<String> tickers(AlertRule rule, RuleScope scope) {
        Looked universe = Looked.of(rule, scope);
        Set<String> tickers = known.get(universe);
        if (tickers == null) {
            tickers = library.tickers(rule.owner(), scope);
            known.put(universe, tickers);
        }
        return tickers;
    }

    /// Those of some symbols that a rule looks at; the same ones at each call.
    ///
    /// @param chunk their ids by their present tickers
    Set<Long> among(AlertRule rule, RuleScope scope, Map<String, Long> chunk) {
        Looked universe = Looked.of(rule, scope);
        Set<Long> among = ids.get(universe);
        if (among == null) {
            among = library.among(rule.owner(), scope, chunk);
            ids.put(universe, among);
        }
        return among;
    }
}
