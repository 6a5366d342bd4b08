package bellwether.research.learning.serving;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Which models may be served.
final class VersionDao {
    /// Of all keys, the one that was activated last first.
    List<Long> active(Handle h) {
        return h.createQuery(
                        "select model from active_model where model is not null order by since"
                                + " desc")
                .mapTo(Long.class)
                .list();
    }

    /// Those that are suspended, the last one first.
    List<Long> suspended(Handle h) {
        return h.createQuery(
                        "select id from model where state = 'suspended' order by changed_at desc")
                .mapTo(Long.class)
                .list();
    }

    /// Models of the same key that were active before another, the last one first; none that was
    /// activated by force or suspended, which keeps its reason when it is retired.
    List<Long> before(Handle h, String key, long other) {
        return h.createQuery(
                        """
                        select id from model where key = :key and id <> :other and was_active and state = 'retired'
                          and not forced and why is null
                        order by changed_at desc, id desc limit 5
                        """)
                .bind("key", key)
                .bind("other", other)
                .mapTo(Long.class)
                .list();
    }

    /// What tells the stored bytes of a model from those before and after: the version of its row,
    /// so that the bytes need not be read. Empty where there are none.
    Optional<String> stamp(Handle h, long model) {
        return h.createQuery(
                        "select model || ' ' || xmin || ' ' || ctid from model_blob where model ="
                                + " :model")
                .bind("model", model)
                .mapTo(String.class)
                .findOne();
    }
}
