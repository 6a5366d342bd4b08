package bellwether.research.evidence.signal;

import org.jspecify.annotations.Nullable;

/// One scope.
///
/// @param owner whose screens the signals are; empty where they are everybody's
/// @param member the sector, or the number of the symbol; empty for the universe
public record ScopeMember(String owner, EvidenceScope scope, String member) {
    /// All real symbols.
    public static final ScopeMember UNIVERSE = new ScopeMember("", EvidenceScope.UNIVERSE, "");

    public static ScopeMember sector(String name) {
        return new ScopeMember("", EvidenceScope.SECTOR, name);
    }

    public static ScopeMember symbol(long id) {
        return new ScopeMember("", EvidenceScope.SYMBOL, String.valueOf(id));
    }

    /// The tracked screens of an owner, over all real symbols.
    public static ScopeMember screens(String owner) {
        return new ScopeMember(owner, EvidenceScope.UNIVERSE, "");
    }

    /// The number of the symbol; null for other scopes.
    public @Nullable Long symbolId() {
        return scope == EvidenceScope.SYMBOL ? Long.valueOf(member) : null;
    }
}
