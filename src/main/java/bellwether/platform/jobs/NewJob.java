package bellwether.platform.jobs;

import java.util.List;
import java.util.Optional;

/// A job to be created.
///
/// @param owner who may see it
/// @param kind the [JobKind#name()] that works on it
/// @param params small JSON that the kind understands
/// @param keys one item each, in this order
/// @param priority 0 (first) to 3; 1 is normal
/// @param idempotencyKey a second creation with the same owner and key within a day gives the first
///   job
/// @param requestHash tells whether such a second creation asks for the same
public record NewJob(
        String owner,
        String kind,
        String params,
        List<String> keys,
        int priority,
        Optional<String> idempotencyKey,
        String requestHash) {

    public NewJob {
        keys = List.copyOf(keys);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("a job needs at least one item");
        }
        if (priority < 0 || priority > 3) {
            throw new IllegalArgumentException("priority must be 0 to 3, was " + priority);
        }
    }

    /// The same with other params.
    NewJob with(String others) {
        return new NewJob(owner, kind, others, keys, priority, idempotencyKey, requestHash);
    }
}
