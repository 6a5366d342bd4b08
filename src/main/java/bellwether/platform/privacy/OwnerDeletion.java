package bellwether.platform.privacy;

import bellwether.platform.base.Actor;
import bellwether.platform.base.Audit;
import bellwether.platform.base.Caller;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.base.Sha256;
import bellwether.platform.db.OwnedTable;
import bellwether.platform.db.Snapshots;
import bellwether.platform.privacy.store.DeletionDao;
import bellwether.platform.privacy.store.DeletionDao.Deletion;
import bellwether.platform.privacy.store.OwnedRowsDao;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;

/// Deletes everything of an owner: asked for once, confirmed once, and then done in parts that a
/// killed process has not to begin again.
public final class OwnerDeletion {
    /// How long a request can be confirmed.
    public static final Duration CONFIRMED_WITHIN = Duration.ofMinutes(15);

    /// Longer than a request may take: what one that was in flight has stored by then goes too.
    static final Duration LAST_LOOK = Duration.ofMinutes(1);

    private static final int BYTES = 24;

    private final Jdbi jdbi;
    private final List<OwnedTable> tables;
    private final OwnerDoors doors;
    private final Audit audit;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final DeletionDao deletions = new DeletionDao();
    private final OwnedRowsDao rows = new OwnedRowsDao();
    private int turn;

    OwnerDeletion(
            Jdbi jdbi,
            List<OwnedTable> tables,
            OwnerDoors doors,
            Audit audit,
            InstantSource clock) {
        this.jdbi = jdbi;
        this.tables = List.copyOf(tables);
        this.doors = doors;
        this.audit = audit;
        this.clock = clock;
    }

    /// What a deletion would do.
    ///
    /// @param confirmation to be sent back
    /// @param removes rows by table; those without any are absent
    public record Plan(String confirmation, Instant expiresAt, SortedMap<String, Long> removes) {}

    /// How far one is.
    ///
    /// @param isDone whether nothing is left and the last look is over
    /// @param isEmpty whether nothing is left; what is stored until the last look goes too
    /// @param removed rows in all
    /// @param lastLookAt when the last look is due
    public record Progress(boolean isDone, boolean isEmpty, long removed, Instant lastLookAt) {}

    /// Notes that an owner wants everything deleted, and counts what would go.
    ///
    /// @throws Refusal 409 where it goes on already, or no one would be left who can make keys
    public Plan ask(Actor actor) {
        doors.requireLeave(actor);
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        String confirmation = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        Instant expires = clock.instant().plus(CONFIRMED_WITHIN);
        Deletion asked =
                new Deletion(actor.owner(), actor.caller().key(), expires, Optional.empty(), 0);
        boolean noted =
                jdbi.inTransaction(h -> {
                    audit.note(actor, "me.delete.ask", actor.owner());
                    return deletions.ask(h, asked, Sha256.hex(confirmation));
                });
        if (!noted) {
            throw running(actor.owner());
        }
        return new Plan(confirmation, expires, counts(actor.owner()));
    }

    private Refusal running(String owner) {
        return Refusal.conflict(
                "deletion_running",
                "Everything of %s is being deleted already, in the background; what is created under that name is deleted too until the last look, due at %s. Repeat this after it."
                        .formatted(
                                owner,
                                jdbi.withHandle(h -> deletions.find(h, owner))
                                        .map(this::lastLook)
                                        .orElseGet(clock::instant)));
    }

    private Instant lastLook(Deletion deletion) {
        return deletion.confirmedAt().orElseGet(clock::instant).plus(LAST_LOOK);
    }

    private SortedMap<String, Long> counts(String owner) {
        return Snapshots.read(
                jdbi,
                h -> {
                    rows.takeTime(h);
                    SortedMap<String, Long> counts = new TreeMap<>();
                    for (OwnedTable table : tables) {
                        long count = rows.count(h, table, owner);
                        if (count > 0) {
                            counts.put(table.name(), count);
                        }
                    }
                    return counts;
                });
    }

    /// Begins it: keys and sessions end, jobs are cancelled, and then rows go until the time is
    /// over.
    ///
    /// @throws Refusal 422 where nothing of this confirmation was asked for, 409 as [#ask]
    public Progress confirm(Actor actor, String confirmation, Duration patience) {
        doors.requireLeave(actor);
        Instant now = clock.instant();
        boolean confirmed =
                jdbi.inTransaction(h -> {
                    boolean is =
                            deletions.confirm(
                                    h,
                                    actor.owner(),
                                    actor.caller().key(),
                                    Sha256.hex(confirmation),
                                    now);
                    if (is) {
                        audit.note(actor, "me.delete", actor.owner(), "confirmed");
                        doors.shut(h, actor.owner());
                    }
                    return is;
                });
        if (!confirmed) {
            throw Refusal.invalid(
                    "?confirmation",
                    "must be the confirmation of the newest DELETE /api/v1/me without one, sent with the key that asked for it, at most %d minutes old and not used before; send that again to get another"
                            .formatted(CONFIRMED_WITHIN.toMinutes()));
        }
        doors.cancelJobs(actor);
        return goOn(actor.owner(), patience);
    }

    /// Deletes until nothing is left or the time is over.
    Progress goOn(String owner, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        Instant lastLook =
                jdbi.withHandle(h -> deletions.find(h, owner))
                        .map(this::lastLook)
                        .orElseGet(clock::instant);
        long before;
        do {
            before = removed(owner);
            for (OwnedTable table : tables) {
                if (table.goesWith().isEmpty() && !isEmptied(owner, table, end)) {
                    return new Progress(false, false, removed(owner), lastLook);
                }
            }
        } while (removed(owner) > before); // what was in hand may have been kept meanwhile
        return new Progress(end(owner, before), true, before, lastLook);
    }

    private long removed(String owner) {
        return jdbi.withHandle(h -> deletions.find(h, owner)).map(Deletion::removed).orElse(0L);
    }

    /// Whether nothing is left in a table, in parts of a transaction each.
    private boolean isEmptied(String owner, OwnedTable table, long end) {
        int deleted;
        do {
            deleted =
                    jdbi.inTransaction(h -> {
                        rows.takeTime(h);
                        int some = rows.delete(h, table, owner);
                        if (some > 0) {
                            deletions.add(h, owner, some);
                        }
                        return some;
                    });
            if (System.nanoTime() - end > 0) {
                return false;
            }
        } while (deleted == table.chunk());
        jdbi.useTransaction(h -> rows.empty(h, table, owner));
        return true;
    }

    /// Nothing is left. What was confirmed a while ago has ended; else there is a last look later.
    ///
    /// @return whether it has ended
    private boolean end(String owner, long removed) {
        return jdbi.inTransaction(h -> {
            Optional<Deletion> over =
                    deletions
                            .find(h, owner)
                            .filter(known ->
                                    known.confirmedAt().stream()
                                            .anyMatch(at ->
                                                    !clock.instant().isBefore(at.plus(LAST_LOOK))));
            boolean isEnded = over.isPresent() && deletions.end(h, owner);
            if (isEnded) {
                audit.note(
                        new Actor(new Caller(over.get().key(), owner, Role.READER), "", ""),
                        "me.delete.end",
                        owner,
                        "%d rows removed".formatted(removed));
            }
            return isEnded;
        });
    }

    /// Goes on with all that were confirmed and have not ended, and forgets requests that were not
    /// confirmed in time.
    ///
    /// @param patience for all of them together; each look begins with another one
    /// @throws RuntimeException the fault of the first that failed, which keeps no other waiting
    void resume(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        List<Deletion> open =
                new ArrayList<>(
                        jdbi.inTransaction(h -> {
                            deletions.forget(h, clock.instant());
                            return deletions.confirmed(h);
                        }));
        Collections.rotate(open, -turn++);
        List<RuntimeException> faults = new ArrayList<>();
        for (Deletion deletion : open) {
            try {
                goOn(deletion.owner(), Duration.ofNanos(Math.max(0, end - System.nanoTime())));
            } catch (RuntimeException e) {
                faults.add(e);
            }
        }
        if (!faults.isEmpty()) {
            RuntimeException first = faults.removeFirst();
            faults.forEach(first::addSuppressed);
            throw first;
        }
    }
}
