package bellwether.desk.report;

import bellwether.research.analysis.store.StoredAnalysis;
import java.util.Optional;

/// A section of reports that another module fills, such as what followed signals of the same kind.
@FunctionalInterface
public interface ReportSlot {
    /// What it says of an owner's analysis; nothing where it knows nothing.
    Optional<ReportPart> of(String owner, StoredAnalysis analysis);

    /// Nothing of any.
    static ReportSlot none() {
        return (_, _) -> Optional.empty();
    }
}
