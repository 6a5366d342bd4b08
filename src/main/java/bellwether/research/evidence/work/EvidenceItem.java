package bellwether.research.evidence.work;

import java.util.Optional;

/// The key of an item: `universe`, `sector:` with its name, `symbol:` with its ticker, `screens`.
final class EvidenceItem {
    static final String UNIVERSE = "universe";
    static final String SCREENS = "screens";
    private static final String SECTOR = "sector:";
    private static final String SYMBOL = "symbol:";

    private EvidenceItem() {}

    /// @param shown the sector or ticker
    static String key(String scope, String shown) {
        return scope.equals(UNIVERSE) ? UNIVERSE : scope + ":" + shown;
    }

    static Optional<String> sector(String key) {
        return after(SECTOR, key);
    }

    static Optional<String> ticker(String key) {
        return after(SYMBOL, key);
    }

    private static Optional<String> after(String start, String key) {
        return key.startsWith(start)
                ? Optional.of(key.substring(start.length()))
                : Optional.empty();
    }
}
