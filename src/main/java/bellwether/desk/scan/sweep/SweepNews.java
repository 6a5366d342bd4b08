package bellwether.desk.scan.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/// What a transaction that keeps chunks has to publish when all else of it is done. Used by the
/// thread that keeps them.
final class SweepNews {
    private final List<Consumer<Handle>> pending = new ArrayList<>();

    /// Forgets what a transaction added that was undone.
    void clear() {
        pending.clear();
    }

    void add(Consumer<Handle> news) {
        pending.add(news);
    }

    void publish(Handle transaction) {
        pending.forEach(news -> news.accept(transaction));
    }
}
