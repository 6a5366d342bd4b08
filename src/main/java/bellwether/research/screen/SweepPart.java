package bellwether.research.screen;

import bellwether.market.symbols.Timeframe;
import java.util.Collection;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Something that looks at each new bar: sheets, detections, rules. A sweep reads the bars once for
/// all of them, and keeps what they found in one transaction with the note of how far it came.
public interface SweepPart {
    /// The tickers that it wants to be swept, beside those of scans.
    Set<String> wanted(Handle handle, Timeframe timeframe);

    /// Begins a chunk of symbols: reads what is needed for all of them. On a worker's thread.
    Walk begin(Timeframe timeframe, Collection<String> tickers);

    /// The walk over one chunk, by one thread.
    interface Walk {
        /// Looks at the bars of a symbol from [SweptSymbol#from()] on. Computes only.
        void walk(SweptSymbol symbol);

        /// Whom [#store] may alert. They are locked before any part keeps anything, all at once.
        default Set<String> owners() {
            return Set.of();
        }

        /// Keeps what was found, in the transaction that ends the chunk and notes how far each of
        /// its symbols was swept. Called again when that transaction is undone, and for the same
        /// bars when another part fails at a symbol: what was kept before is not kept twice.
        Counts store(Handle transaction);

        /// Publishes live events of what was kept, as the last thing of the transaction: publishing
        /// keeps others from publishing until it ends.
        default void publish(Handle transaction) {}
    }

    /// What a part found in a chunk.
    ///
    /// @param found new detections, alerts or the like
    /// @param unknown symbols of which something could not be known
    record Counts(int found, int unknown) {
        public static final Counts NONE = new Counts(0, 0);
    }
}
