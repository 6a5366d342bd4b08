package bellwether.research.evidence.signal;

import java.util.function.Consumer;

/// The symbols of a scope, which are walked twice: days weigh alike only once all are counted.
@FunctionalInterface
public interface SymbolSource {
    /// The same ones each time, one after the other.
    void each(Consumer<SymbolEvents> use);
}
