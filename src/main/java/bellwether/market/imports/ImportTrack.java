package bellwether.market.imports;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Where an import says how far it is, and finds again how far an earlier try of it came. It goes
/// in steps, a transaction each, which are the same for every try of the same bytes.
public interface ImportTrack {
    /// For an import that is done at one go.
    ImportTrack NONE =
            new ImportTrack() {
                @Override
                public void moved(long rows) {}

                @Override
                public void surveyed(int files) {}

                @Override
                public Optional<ImportStep> earlier(int number, long fingerprint) {
                    return Optional.empty();
                }

                @Override
                public boolean keep(Handle transaction, ImportStep step) {
                    return true;
                }
            };

    /// It goes on. By the thread that reads and the one that stores.
    ///
    /// @param rows read so far, of all files
    void moved(long rows);

    /// All files of an archive have been looked at, and none is stored yet.
    void surveyed(int files);

    /// What became of a step in an earlier try, if it was stored then.
    ///
    /// @param fingerprint of the rows of this step and all before it
    Optional<ImportStep> earlier(int number, long fingerprint);

    /// Keeps a step, within the transaction that stores its rows; false when it is kept already,
    /// because only the answer of its commit was lost: then the transaction must be taken back.
    boolean keep(Handle transaction, ImportStep step);
}
