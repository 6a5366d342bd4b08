package bellwether.analysis;

import bellwether.web.DidYouMean;
import bellwether.web.Fault;
import bellwether.web.Refusal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/// The profiles that a user can name: the five that ship and the user's own.
final class ProfileShelf {
    private static final int MOST = 100;
    private static final String UNIQUE_VIOLATION = "23505";

    private final ProfileDao dao;
    private final InstantSource clock;

    ProfileShelf(Jdbi jdbi, InstantSource clock) {
        this.dao = new ProfileDao(jdbi);
        this.clock = clock;
    }

    List<StoredProfile> all(String owner) {
        List<StoredProfile> all = new ArrayList<>();
        Profiles.ALL.forEach(profile -> all.add(StoredProfile.shipped(profile)));
        all.addAll(dao.all(owner));
        return all;
    }

    /// By name, or by id when it is a number: no name begins with a digit.
    Optional<StoredProfile> find(String owner, String nameOrId) {
        if (nameOrId.matches("\\d{1,18}")) {
            return dao.ofId(owner, Long.parseLong(nameOrId));
        }
        return Profiles.find(nameOrId)
                .map(StoredProfile::shipped)
                .or(() -> dao.named(owner, nameOrId));
    }

    /// @throws Refusal 404
    StoredProfile known(String owner, String nameOrId) {
        return find(owner, nameOrId)
                .orElseThrow(() ->
                        Refusal.notFound("unknown_profile", "There is no profile of this name."));
    }

    /// What is wrong with a name that a request gives.
    List<Fault> faults(String owner, String name) {
        if (Profiles.find(name).isPresent() || dao.named(owner, name).isPresent()) {
            return List.of();
        }
        List<String> names = all(owner).stream().map(s -> s.profile().name()).toList();
        return List.of(new Fault("/profile", DidYouMean.rule(names, name)));
    }

    /// @throws Refusal 409 when the name is taken, or there are too many
    StoredProfile create(String owner, Profile profile) {
        refuseShippedName(profile);
        if (dao.all(owner).size() >= MOST) {
            throw Refusal.conflict(
                    "too_many_profiles", "There are %d profiles already.".formatted(MOST));
        }
        return dao.insert(owner, profile, clock.instant()).orElseThrow(() -> taken(profile));
    }

    /// @throws Refusal 403 when it ships, 409 when the new name is taken, 412 when it has changed
    StoredProfile change(StoredProfile old, Profile profile) {
        refuseShipped(old);
        if (!profile.name().equals(old.profile().name())) {
            refuseShippedName(profile);
        }
        try {
            return dao.update(old, profile, clock.instant()).orElseThrow(ProfileShelf::moved);
        } catch (UnableToExecuteStatementException e) {
            if (e.getCause() instanceof java.sql.SQLException cause
                    && UNIQUE_VIOLATION.equals(cause.getSQLState())) {
                throw taken(profile);
            }
            throw e;
        }
    }

    /// @throws Refusal 403 when it ships, 412 when it has changed
    void delete(StoredProfile old) {
        refuseShipped(old);
        if (!dao.delete(old)) {
            throw moved();
        }
    }

    static Refusal moved() {
        return Refusal.of(
                412,
                "profile_changed",
                "The profile has changed since: read it again and send its new ETag as If-Match.");
    }

    static void refuseShipped(StoredProfile profile) {
        if (profile.builtIn()) {
            throw Refusal.of(
                    403,
                    "built_in_profile",
                    "The profile %s ships with the service and is read-only; create one of your own."
                            .formatted(profile.profile().name()));
        }
    }

    private static void refuseShippedName(Profile profile) {
        if (Profiles.find(profile.name()).isPresent()) {
            throw taken(profile);
        }
    }

    private static Refusal taken(Profile profile) {
        return Refusal.conflict(
                "name_taken", "There is a profile named %s already.".formatted(profile.name()));
    }
}
