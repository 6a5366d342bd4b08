package bellwether.research.learning;

import bellwether.platform.db.Connections;
import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.doctor.Check;
import bellwether.platform.doctor.CheckResult;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/// Whether the bytes of models are those that were stored, and active models have some.
///
/// @param database asked only once the database is known to answer
public record ModelBytesCheck(Supplier<DatabaseAddress> database) implements Check {
    @Override
    public String name() {
        return "models";
    }

    @Override
    public CheckResult run() {
        try {
            DatabaseAddress address = database.get();
            return Jdbi.create(() -> Connections.single(address))
                    .withHandle(h ->
                            isThere(h)
                                    ? judged(h)
                                    : new CheckResult.Skipped("the schema is older than models"));
        } catch (JdbiException e) {
            return new CheckResult.Skipped("the database does not answer");
        } catch (RuntimeException e) {
            return new CheckResult.Skipped("the database cannot be used");
        }
    }

    private static boolean isThere(Handle h) {
        return h.createQuery("select to_regclass('model_blob') is not null")
                .mapTo(Boolean.class)
                .one();
    }

    private static CheckResult judged(Handle h) {
        List<String> faults = Stream.concat(damaged(h).stream(), missing(h).stream()).toList();
        return faults.isEmpty()
                ? new CheckResult.Ok("the bytes of %d are as stored".formatted(count(h)))
                : new CheckResult.Fault(
                        String.join("; ", faults),
                        "Activate another model (POST /api/v1/models/{id}/activate), train anew, or"
                                + " restore a backup.");
    }

    private static int count(Handle h) {
        return h.createQuery("select count(*) from model_blob").mapTo(Integer.class).one();
    }

    private static List<String> damaged(Handle h) {
        return h.createQuery(
                        "select 'the bytes of mo_' || model || ' are damaged' from model_blob where"
                                + " sha256(bytes) <> sha256 order by model")
                .mapTo(String.class)
                .list();
    }

    private static List<String> missing(Handle h) {
        return h.createQuery(
                        """
                        select 'mo_' || a.model || ' is active and has no bytes' from active_model a
                        where a.model is not null and not exists (select from model_blob b where b.model = a.model)
                        order by a.model
                        """)
                .mapTo(String.class)
                .list();
    }
}
