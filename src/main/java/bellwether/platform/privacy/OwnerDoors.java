package bellwether.platform.privacy;

import bellwether.platform.access.Access;
import bellwether.platform.base.Actor;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import bellwether.platform.jobs.JobView;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.jobs.OwnedJobs;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// The ways by which an owner's things come to be: who may close them, and closing them.
final class OwnerDoors {
    private final Access access;
    private final Jobs jobs;

    OwnerDoors(Access access, Jobs jobs) {
        this.access = access;
        this.jobs = jobs;
    }

    /// Refuses callers who may not have everything of their owner deleted.
    ///
    /// @throws Refusal 409 for a key that may do less than another of its owner, and where this
    ///   owner holds the last key that can make keys
    void requireLeave(Actor actor) {
        if (!access.isHighestOf(actor)) {
            throw Refusal.conflict(
                    "higher_role_needed",
                    "Owner %s has keys of a higher role: send one of these."
                            .formatted(actor.owner()));
        }
        if (!access.canBeManagedWithout(actor.owner())) {
            throw lastAdmin(actor.owner());
        }
    }

    private static Refusal lastAdmin(String owner) {
        return Refusal.conflict(
                "last_admin_key",
                "Owner %s has the only admin keys, and without one no key could be created: create an admin key of another owner, or set MASTER_API_KEY, and repeat this."
                        .formatted(owner));
    }

    /// Refuses all keys of an owner from now on, and ends its sessions; streams end a second later.
    ///
    /// @throws Refusal 409 where this owner holds the last key that can make keys by now
    void shut(Handle h, String owner) {
        if (!access.canBeManagedWithout(h, owner)) {
            throw lastAdmin(owner);
        }
        access.shut(h, owner);
    }

    /// Cancels what has not ended. What a worker has in hand is lost to it when its row goes.
    void cancelJobs(Actor actor) {
        OwnedJobs own = jobs.of(actor);
        for (JobView job : jobs.unfinished(List.of(actor.owner()))) {
            try {
                own.cancel(job.id());
            } catch (Refusal ended) {
                if (ended.kind() != RefusalKind.CONFLICT && ended.kind() != RefusalKind.NOT_FOUND) {
                    throw ended;
                }
            }
        }
    }
}
