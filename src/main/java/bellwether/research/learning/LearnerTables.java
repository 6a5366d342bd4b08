package bellwether.research.learning;

import bellwether.platform.db.OwnedTable;
import java.util.List;

/// The tables of learners: their scores, their versions, and what they remember.
public final class LearnerTables {
    private static final String OF_OWNER =
            "learner in (select id from learner where owner = :owner)";

    /// In an order in which rows can be deleted.
    public static final List<OwnedTable> OWNED =
            List.of(
                    OwnedTable.of("learner_event", "learner", "ref").where(OF_OWNER),
                    OwnedTable.of("learner_day", "learner", "version", "day")
                            .where(OF_OWNER)
                            .goingWith("learner"),
                    OwnedTable.of("learner_version", "learner", "version")
                            .where(OF_OWNER)
                            .goingWith("learner"),
                    OwnedTable.of("learner", "id"));

    private LearnerTables() {}
}
