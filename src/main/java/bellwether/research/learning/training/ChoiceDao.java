package bellwether.research.learning.training;

import bellwether.platform.base.Json;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The choices of settings that trainings have made.
final class ChoiceDao {
    /// Keeps a choice once; another try changes nothing.
    void keep(Handle h, long model, ChoiceReport choice) {
        h.createUpdate(
                        """
                        update model set choice = cast(:choice as json), changes = changes + 1
                        where id = :model and choice is null
                        """)
                .bind("choice", Json.write(choice))
                .bind("model", model)
                .execute();
    }

    /// Empty until it was made, and where nothing was to be chosen.
    Optional<ChoiceReport> find(Handle h, long model) {
        return h.createQuery("select choice from model where id = :model and choice is not null")
                .bind("model", model)
                .mapTo(String.class)
                .findOne()
                .map(choice -> Json.stored(choice, ChoiceReport.class));
    }
}
