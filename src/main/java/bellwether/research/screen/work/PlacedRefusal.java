package bellwether.research.screen.work;

import bellwether.market.symbols.UniverseFault;
import bellwether.platform.base.Fault;
import bellwether.platform.base.Refusal;
import java.util.List;
import java.util.function.Supplier;

/// Says of which part of a request a refusal is.
final class PlacedRefusal {
    private PlacedRefusal() {}

    /// What some work gives.
    ///
    /// @param pointer of the part that it is done for
    /// @throws Refusal 422 that names the part
    static <T> T at(String pointer, Supplier<T> work) {
        try {
            return work.get();
        } catch (Refusal refusal) {
            throw of(pointer, refusal);
        }
    }

    /// What some work gives that evaluates the screen of a universe.
    ///
    /// @param pointer of the screen
    /// @throws Refusal 422 that names the part, as [bellwether.market.symbols.Universes] says it
    static <T> T ofScreen(String pointer, Supplier<T> work) {
        try {
            return work.get();
        } catch (Refusal refusal) {
            throw of(pointer, refusal.saying(UniverseFault.evaluation(refusal)));
        }
    }

    /// The same refusal with the part; one that names its parts, or may be gone later, as it is.
    static Refusal of(String pointer, Refusal refusal) {
        return refusal.isTransient() || !refusal.faults().isEmpty()
                ? refusal
                : Refusal.invalidAs(refusal.code(), List.of(new Fault(pointer, refusal.detail())));
    }
}
